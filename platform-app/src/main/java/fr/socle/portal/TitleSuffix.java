package fr.socle.portal;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/// Ends the title of every page with the name of the site, which a fragment cannot do to another template's element.
@Component
public class TitleSuffix extends AbstractDialect implements IPostProcessorDialect {

    public TitleSuffix() {
        super("title suffix");
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return 1000;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Suffixing.class, 1000));
    }

    /// Public because the template engine makes one for each page, by reflection.
    public static class Suffixing extends AbstractTemplateHandler {

        private boolean done;

        @Override
        public void handleCloseElement(ICloseElementTag tag) {
            if (!done
                    && tag.getElementCompleteName().equals("title")
                    && getContext() instanceof ITemplateContext page) {
                done = true;
                handleText(page.getModelFactory().createText(" — Socle Santé"));
            }
            super.handleCloseElement(tag);
        }
    }
}
