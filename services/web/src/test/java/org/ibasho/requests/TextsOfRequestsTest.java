package org.ibasho.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.Layout;
import org.ibasho.web.text.MultiLine;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rule where requests are read. Outside of the packages that every process scans, because it has beans. */
class TextsOfRequestsTest {

    private static MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) {
        MockHttpServletResponse[] response = new MockHttpServletResponse[1];
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        JacksonAutoConfiguration.class,
                        HttpMessageConvertersAutoConfiguration.class,
                        MessageSourceAutoConfiguration.class,
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class))
                .withPropertyValues("spring.messages.basename=web-messages", "spring.messages.encoding=UTF-8")
                .withUserConfiguration(App.class)
                .withBean(HeaderWriter.class, () -> (asked, answer) -> {})
                .run(app -> {
                    assertThat(app).hasNotFailed();
                    response[0] = MockMvcBuilders.webAppContextSetup(app)
                            .build()
                            .perform(request)
                            .andReturn()
                            .getResponse();
                });
        return response[0];
    }

    private static void refused(AbstractMockHttpServletRequestBuilder<?> request, String field) throws Exception {
        MockHttpServletResponse answer = send(request);
        String body = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(body).isEqualTo(400);
        assertThat(answer.getContentType()).as(body).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(body).contains("\"code\":\"control-character\"", "\"field\":\"" + field + "\"");
    }

    private static AbstractMockHttpServletRequestBuilder<?> json(String body) {
        return post("/body").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0001", "\\n", "\\u0085", "\\ud800", "\\ufffe"})
    void a_body_is_refused_with_the_path_of_the_field(String forbidden) throws Exception {
        refused(json("{\"theme\": \"a%sb\"}".formatted(forbidden)), "theme");
        refused(json("{\"venue\": {\"name\": \"a%sb\"}}".formatted(forbidden)), "venue.name");
        refused(json("{\"tables\": [\"ok\", \"a%sb\"]}".formatted(forbidden)), "tables[1]");
    }

    @Test
    void a_text_of_several_lines_keeps_them() throws Exception {
        assertThat(send(json("{\"access\": \"a\\r\\nb\"}")).getContentAsString())
                .isEqualTo("a\r\nb");
        refused(json("{\"access\": \"a\\u0007b\"}"), "access");
    }

    @Test
    void a_parameter_a_header_and_a_form_are_refused() throws Exception {
        refused(get("/query").param("town", "a\0b"), "town");
        refused(get("/query").param("kinds", "ok", "a\u0001b"), "kinds");
        refused(get("/query").header("X-Reason", "a\u0085b"), "X-Reason");
        refused(post("/form").param("theme", "a\0b"), "theme");
        refused(post("/form").param("details.gear", "a\tb"), "details.gear");
    }

    @Test
    void a_typed_form_gets_its_text_and_reports_it() throws Exception {
        assertThat(send(post("/typed").param("theme", "a\0b")).getContentAsString())
                .isEqualTo("theme control-character");
    }

    @Test
    void everything_else_passes() throws Exception {
        assertThat(send(json("{\"theme\": \"春の過ごし方\", \"tables\": [\"a\"]}")).getStatus())
                .isEqualTo(200);
        assertThat(send(get("/query").param("town", "札幌市")).getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("札幌市");
        assertThat(send(post("/form").param("theme", "春").param("details.gear", "靴"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("春靴");
    }

    record Body(
            @Nullable String theme,
            @MultiLine @Nullable String access,
            @Nullable Venue venue,
            @Nullable List<String> tables) {}

    record Venue(String name) {}

    record PlainForm(String theme, @Nullable Details details) {}

    record Details(String gear) {}

    record Typed(String theme) implements TypedForm {}

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"org.ibasho.web.problem", "org.ibasho.web.text"})
    @Import(Texts.class)
    static class App {

        @Bean
        Tracer tracer() {
            return Tracer.NOOP;
        }

        @Bean
        Layout layout() {
            return request -> Map.of();
        }
    }

    @RestController
    static class Texts {

        @PostMapping("/body")
        String body(@RequestBody Body body) {
            return String.valueOf(body.access());
        }

        @GetMapping("/query")
        String query(
                @RequestParam(required = false) @Nullable String town,
                @RequestParam(required = false) @Nullable List<String> kinds,
                @RequestHeader(name = "X-Reason", required = false) @Nullable String reason) {
            return String.valueOf(town);
        }

        @PostMapping("/form")
        String form(PlainForm form) {
            return form.theme() + (form.details() == null ? "" : form.details().gear());
        }

        @PostMapping("/typed")
        String typed(Typed form) {
            Fault fault = form.textFaults().getFirst();
            return fault.field() + " " + fault.code();
        }
    }
}
