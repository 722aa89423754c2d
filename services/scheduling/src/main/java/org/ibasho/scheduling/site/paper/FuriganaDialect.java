package org.ibasho.scheduling.site.paper;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** Lets a page be written with furigana after everything else has been filled in. */
@Component
class FuriganaDialect extends AbstractDialect implements IPostProcessorDialect {

    private static final int ORDER = 1_000;

    FuriganaDialect() {
        super("furigana");
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return ORDER;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, FuriganaHandler.class, ORDER));
    }
}
