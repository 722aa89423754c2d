package org.ibasho.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.TextEntrance;
import org.ibasho.web.text.TypedForm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every text that the service reads, found by its mappings, follows the rule for texts. */
@ServiceTest
class EveryTextTest {

    private static final List<String> FORBIDDEN = List.of("a\0b", "a\u0001b", "a\u0085b", "a\uFFFEb");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private Api api() {
        return Api.at(port).with(Realm.of("npo").token("supervisor", "peer-staff", "city-officer", "operator"));
    }

    @Test
    void a_forbidden_character_is_refused_with_its_field() {
        List<TextEntrance> entrances = TextEntrance.of(mappings).stream()
                .filter(it -> !TypedForm.class.isAssignableFrom(it.form()))
                .toList();
        assertThat(entrances)
                .isNotEmpty()
                .allSatisfy(entrance -> assertThat(FORBIDDEN).allSatisfy(text -> {
                    Api.Answer answer = entrance.send(api(), text);
                    assertThat(answer.status()).as("%s: %s", entrance, answer).isEqualTo(400);
                    assertThat(answer.json().at("/errors/0/code").asString())
                            .as("%s: %s", entrance, answer)
                            .isEqualTo("control-character");
                    assertThat(answer.json().at("/errors/0/field").asString())
                            .as("%s: %s", entrance, answer)
                            .isEqualTo(entrance.field());
                }));
    }

    /** Some show the form again, some find nothing of that id: none redirects to what it saved. */
    @Test
    void a_form_that_reports_them_itself_saves_nothing() {
        assertThat(TextEntrance.of(mappings).stream()
                        .filter(it -> TypedForm.class.isAssignableFrom(it.form()))
                        .map(entrance -> entrance.send(api(), "a\0b").status()))
                .isNotEmpty()
                .allSatisfy(status -> assertThat(status).isIn(200, 400, 404));
    }
}
