package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibasho.testing.AccessMatrix;
import org.ibasho.testing.Realm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessMatrixTest extends CentreTest {

    @LocalServerPort
    private int port;

    @Value("${local.management.port}")
    private int managementPort;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void each_role_may_call_what_the_file_says() {
        String matrix = AccessMatrix.of(port, "centre", List.of("counsellor", "coordinator", "operator"), mappings);
        assertThat(matrix).isEqualTo(AccessMatrix.approved("consultation"));
    }

    @Test
    void the_management_port_serves_what_the_file_says() {
        String operator = Realm.of("centre").token("operator");
        assertThat(AccessMatrix.management(managementPort, operator))
                .isEqualTo(AccessMatrix.approved("management ports"));
    }
}
