package dev.tandem.server.web.api.protocol;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Everything that goes wrong under {@code /api/} becomes a problem; a resolver and not an advice, because unknown paths have no handler. */
@Component
class ApiProblems implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private static final ModelAndView DONE = new ModelAndView();

    private final WriteProblem writeProblem;

    ApiProblems(WriteProblem writeProblem) {
        this.writeProblem = writeProblem;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception trouble) {
        if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            return null;
        }
        if (response.isCommitted() || trouble instanceof IOException) {
            LOG.debug("A caller is gone: {}", trouble.toString());
            return DONE;
        }
        Refusal refusal = Refusals.of(trouble);
        if (refusal.type() == ProblemType.INTERNAL) {
            LOG.error(
                    "Request {} failed: {} {}",
                    request.getRequestId(),
                    request.getMethod(),
                    request.getRequestURI(),
                    trouble);
        }
        write(request, response, refusal);
        return DONE;
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        try {
            writeProblem.write(request, response, refusal);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
