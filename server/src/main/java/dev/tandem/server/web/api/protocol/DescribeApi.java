package dev.tandem.server.web.api.protocol;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Writes the OpenAPI document: what all resources share is said here, the rest beside each resource. */
@Configuration(proxyBeanMethods = false)
class DescribeApi {

    private static final String TOKEN = "token";
    private static final String PASSWORD = "password";
    private static final String DESCRIPTION = """
            Two-way Gmail sync for a CRM. Send a personal access token as `Authorization: Bearer …`; make one with `POST /api/v1/tokens`.
            Lists answer `{"items":[…],"nextCursor":…}`; hand `nextCursor` back as `cursor` until it is null. Times are RFC 3339 in UTC.
            A request that makes something may carry an `Idempotency-Key`: repeated within 24 hours with the same content it is answered
            alike and done once; with another content it is refused. Unknown fields are ignored. Refusals are `application/problem+json`
            (RFC 9457), in English or German by `Accept-Language`, with one of these types:
            """;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CallerArguments.KNOWN.toArray(Class<?>[]::new));
    }

    @Bean
    OpenAPI apiDescription() {
        String types = Arrays.stream(ProblemType.values())
                .map(type -> "`" + type.uri() + "` (" + type.status() + ")")
                .collect(Collectors.joining(", "));
        return new OpenAPI()
                .info(new Info().title("Tandem").version("v1").description(DESCRIPTION + types))
                .servers(List.of(new Server().url("/")))
                .components(components())
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    private static Components components() {
        Components components = new Components()
                .addSecuritySchemes(TOKEN, scheme("bearer", "A personal access token"))
                .addSecuritySchemes(PASSWORD, scheme("basic", "Login address and password, to make a token"))
                .addSecuritySchemes(InboundSecurity.SIGNATURE, signature());
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        return components;
    }

    private static SecurityScheme scheme(String name, String description) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name).description(description);
    }

    private static SecurityScheme signature() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(InboundSecurity.SIGNATURE_HEADER)
                .description("Made with the operator's secret, to bring emails");
    }

    @Bean
    OperationCustomizer whatAllShare() {
        return (operation, method) -> {
            addParameters(operation, method);
            operation.getResponses().addApiResponse("default", problem());
            return operation;
        };
    }

    private static void addParameters(Operation operation, HandlerMethod method) {
        List<Class<?>> asked = Arrays.stream(method.getMethodParameters())
                .<Class<?>>map(MethodParameter::getParameterType)
                .toList();
        if (asked.contains(Stretch.class)) {
            operation.addParametersItem(parameter("query", "limit", limit()));
            operation.addParametersItem(parameter("query", "cursor", new StringSchema()));
        }
        if (asked.contains(Once.class)) {
            operation.addParametersItem(parameter("header", Idempotency.HEADER, new StringSchema()));
        }
        if (method.getMethodParameters().length > 0 && asked.contains(dev.tandem.server.identity.Access.class)) {
            operation.addParametersItem(
                    parameter("path", "sub", new StringSchema().format("uuid")).required(true));
        }
    }

    private static Schema<?> limit() {
        IntegerSchema limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(Stretch.LIMIT_MAX));
        limit.setDefault(Stretch.LIMIT_DEFAULT);
        return limit;
    }

    private static Parameter parameter(String place, String name, Schema<?> schema) {
        return new Parameter().in(place).name(name).schema(schema);
    }

    private static ApiResponse problem() {
        Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + Problem.class.getSimpleName());
        return new ApiResponse()
                .description("Refused")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(reference)));
    }
}
