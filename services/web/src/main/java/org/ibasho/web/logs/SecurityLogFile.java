package org.ibasho.web.logs;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/** Keeps security events in a file of their own: one a day, for as many days as configured. */
final class SecurityLogFile implements DisposableBean {

    private final RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    SecurityLogFile(String file, int days) {
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        appender.setContext(context);
        appender.setName("security " + file);
        appender.setFile(file);
        appender.setEncoder(encoder);
        TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
        daily.setContext(context);
        daily.setParent(appender);
        daily.setFileNamePattern(file + ".%d{yyyy-MM-dd,UTC}");
        daily.setMaxHistory(days);
        daily.setCleanHistoryOnStart(true);
        daily.start();
        appender.setRollingPolicy(daily);
        appender.start();
        context.getLogger(SecurityEvents.LOGGER).addAppender(appender);
    }

    @Override
    public void destroy() {
        context.getLogger(SecurityEvents.LOGGER).detachAppender(appender);
        appender.stop();
    }
}
