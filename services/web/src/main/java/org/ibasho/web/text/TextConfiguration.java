package org.ibasho.web.text;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.validation.Validator;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import tools.jackson.databind.json.JsonMapper;

/** Puts the rule where requests are read, and nowhere else: stored events and messages are read as they are. */
@Configuration(proxyBeanMethods = false)
class TextConfiguration {

    @Bean
    ConfigurableWebBindingInitializer checkedParameters(
            @Qualifier("mvcConversionService") ConversionService conversions,
            @Qualifier("mvcValidator") Validator validator) {
        ConfigurableWebBindingInitializer binding = new ConfigurableWebBindingInitializer();
        binding.setConversionService(new CheckedConversion(conversions));
        binding.setValidator(validator);
        return binding;
    }

    /** After Boot's own, whose converter it replaces. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer checkedBodies(ObjectProvider<JsonMapper> mapper) {
        return converters ->
                mapper.ifAvailable(json -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(
                        json.rebuild().addModule(CheckedStrings.module()).build())));
    }
}
