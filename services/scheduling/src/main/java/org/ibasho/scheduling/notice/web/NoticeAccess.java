package org.ibasho.scheduling.notice.web;

import org.ibasho.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everybody may subscribe to notices, confirm and stop. */
@Configuration(proxyBeanMethods = false)
class NoticeAccess {

    @Bean
    AccessRules noticeRules() {
        return requests -> requests.requestMatchers("/notices/**").permitAll();
    }
}
