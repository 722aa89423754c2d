package org.ibasho.scheduling.charter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CharterPresets.class)
class CharterConfiguration {}
