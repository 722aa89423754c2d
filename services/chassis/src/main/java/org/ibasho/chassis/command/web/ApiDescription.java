package org.ibasho.chassis.command.web;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import org.ibasho.chassis.command.IdempotencyKey;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the idempotency key in OpenAPI as what it is: a header. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(IdempotencyKey.class);
    }

    @Bean
    OperationCustomizer idempotencyKeyHeader() {
        return (operation, method) -> {
            boolean takesKey = Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == IdempotencyKey.class);
            return takesKey ? operation.addParametersItem(header()) : operation;
        };
    }

    private static HeaderParameter header() {
        HeaderParameter header = new HeaderParameter();
        header.name("Idempotency-Key")
                .description(
                        "Names this attempt (1 to 100 characters). Sent again under the same key, a request has one"
                                + " effect and the same answer; with another body it is refused.")
                .schema(new StringSchema().minLength(1).maxLength(100));
        return header;
    }
}
