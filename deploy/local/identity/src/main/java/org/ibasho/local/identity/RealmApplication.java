package org.ibasho.local.identity;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** One realm; which one is told by the {@link Realm} that is there before anything else. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebSecurity.class, Clients.class, Tokens.class, LoginController.class})
class RealmApplication {}
