package org.ibasho.scheduling.staffing.staff.search;

import org.ibasho.chassis.blindindex.BlindIndex;
import org.ibasho.chassis.blindindex.BlindIndexes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The index of nicknames. */
@Configuration(proxyBeanMethods = false)
class StaffSearchConfiguration {

    @Bean
    BlindIndex nicknames(BlindIndexes indexes) {
        return indexes.open("scheduling/staff/nickname");
    }
}
