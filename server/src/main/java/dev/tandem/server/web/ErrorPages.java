package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import dev.tandem.server.identity.NotAllowed;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/** What people see when a page cannot be shown: what happened, and where to go. */
@Controller
@ControllerAdvice(basePackageClasses = ErrorPages.class)
class ErrorPages implements ErrorController {

    private static final int SHORT_ID = 8;

    @RequestMapping(path = "${server.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
    String error(HttpServletRequest request, Model model) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return page(model, status instanceof Integer code ? code : HttpStatus.INTERNAL_SERVER_ERROR.value(), request);
    }

    /** R03 and settings: known, but not for this reader. */
    @ExceptionHandler(NotAllowed.class)
    String notAllowed(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return page(model, HttpStatus.FORBIDDEN.value(), request);
    }

    /** What a form of ours would have told beside the field; left for what is sent past it. */
    @ExceptionHandler(BadInput.class)
    String badInput(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, HttpStatus.UNPROCESSABLE_CONTENT.value(), request);
    }

    private static String page(Model model, int status, HttpServletRequest request) {
        String kind = status == 403 || status == 422 ? Integer.toString(status) : status < 500 ? "404" : "500";
        String id = request.getRequestId();
        model.addAttribute("kind", kind);
        model.addAttribute("status", status);
        model.addAttribute("requestId", id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id);
        model.addAttribute("shell", null);
        return "error";
    }
}
