package org.ibasho.testing.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.ibasho.testing.Api;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Texts with forbidden characters, sent to every place where a running service reads a text. */
public final class ForbiddenTexts {

    private static final List<String> TEXTS = List.of("a\0b", "a\u0001b", "a\u0085b", "a\uFFFEb");

    private final List<TextEntrance> entrances;
    private final Predicate<TextEntrance> isTypedForm;
    private final Api api;

    /**
     * @param typedForm the interface of forms that report such texts themselves
     * @param api with every role of the service's side
     */
    public ForbiddenTexts(RequestMappingHandlerMapping mappings, Class<?> typedForm, Api api) {
        this.entrances = TextEntrance.of(mappings);
        this.isTypedForm = entrance -> typedForm.isAssignableFrom(entrance.form());
        this.api = api;
    }

    /** Each is refused with its field. */
    public void areRefused() {
        assertThat(entrances.stream().filter(isTypedForm.negate()))
                .isNotEmpty()
                .allSatisfy(entrance -> assertThat(TEXTS).allSatisfy(text -> isRefused(entrance, text)));
    }

    private void isRefused(TextEntrance entrance, String text) {
        Api.Answer answer = entrance.send(api, text);
        assertThat(answer.status()).as("%s: %s", entrance, answer).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/code").asString())
                .as("%s: %s", entrance, answer)
                .isEqualTo("control-character");
        assertThat(answer.json().at("/errors/0/field").asString())
                .as("%s: %s", entrance, answer)
                .isEqualTo(entrance.field());
    }

    /** A form that reports them itself shows itself again or finds nothing of that id: none redirects. */
    public void areNotSavedByForms() {
        assertThat(entrances.stream()
                        .filter(isTypedForm)
                        .map(entrance -> entrance.send(api, "a\0b").status()))
                .isNotEmpty()
                .allSatisfy(status -> assertThat(status).isIn(200, 400, 404));
    }
}
