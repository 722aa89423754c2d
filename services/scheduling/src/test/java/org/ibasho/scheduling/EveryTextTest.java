package org.ibasho.scheduling;

import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.texts.ForbiddenTexts;
import org.ibasho.web.text.TypedForm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every text that the service reads, found by its mappings, follows the rule for texts. */
@ServiceTest
class EveryTextTest {

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private ForbiddenTexts texts() {
        Api api = Api.at(port).with(Realm.of("npo").token("supervisor", "peer-staff", "city-officer", "operator"));
        return new ForbiddenTexts(mappings, TypedForm.class, api);
    }

    @Test
    void a_forbidden_character_is_refused_with_its_field() {
        texts().areRefused();
    }

    @Test
    void a_form_that_reports_them_itself_saves_nothing() {
        texts().areNotSavedByForms();
    }
}
