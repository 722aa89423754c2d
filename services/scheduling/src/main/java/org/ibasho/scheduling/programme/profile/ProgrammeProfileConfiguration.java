package org.ibasho.scheduling.programme.profile;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProgrammeProfilePresets.class)
class ProgrammeProfileConfiguration {}
