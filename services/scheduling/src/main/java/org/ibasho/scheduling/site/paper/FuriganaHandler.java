package org.ibasho.scheduling.site.paper;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;

/** Adds furigana to the texts of a page, if the page asks for it. Public, because Thymeleaf creates it. */
public final class FuriganaHandler extends AbstractTemplateHandler {

    /** Elements whose text is not read or cannot have markup. */
    private static final Set<String> PLAIN = Set.of("title", "script", "style", "ruby", "option", "textarea", "code");

    private @Nullable ITemplateContext page;
    private @Nullable ScreenReadings readings;
    private int inPlain;

    @Override
    public void setContext(ITemplateContext context) {
        super.setContext(context);
        page = context;
        readings = context.getVariable(ScreenReadings.VARIABLE) instanceof ScreenReadings wanted ? wanted : null;
    }

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
        inPlain += PLAIN.contains(tag.getElementCompleteName()) ? 1 : 0;
        super.handleOpenElement(tag);
    }

    @Override
    public void handleCloseElement(ICloseElementTag tag) {
        inPlain -= PLAIN.contains(tag.getElementCompleteName()) ? 1 : 0;
        super.handleCloseElement(tag);
    }

    @Override
    public void handleText(IText text) {
        if (readings == null || page == null || inPlain > 0 || text.getText().isBlank()) {
            super.handleText(text);
        } else {
            super.handleText(page.getModelFactory().createText(readings.ruby(text.getText())));
        }
    }
}
