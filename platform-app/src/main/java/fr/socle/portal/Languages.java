package fr.socle.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/// French unless the reader asks for English (`?lang=en`); the choice is kept in a cookie.
@Configuration(proxyBeanMethods = false)
class Languages {

    static final String PARAMETER = "lang";

    static final List<String> BUNDLES = List.of(
            "messages/frame",
            "messages/portal",
            "messages/console",
            "messages/psc",
            "messages/identity",
            "messages/directory",
            "messages/prescription",
            "messages/mssante",
            "messages/espacesante");

    private static final List<Locale> KNOWN = List.of(Locale.FRENCH, Locale.ENGLISH);

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(BUNDLES.toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        var cookie = new CookieLocaleResolver("langue");
        cookie.setDefaultLocaleFunction(_ -> Locale.FRENCH);
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        cookie.setCookieMaxAge(Duration.ofDays(180));
        return cookie;
    }

    /// Keeps the language of the `lang` parameter when it is one of ours.
    static class Switch implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            var asked = request.getParameter(PARAMETER);
            var resolver = RequestContextUtils.getLocaleResolver(request);
            if (asked != null && resolver != null) {
                KNOWN.stream()
                        .filter(it -> it.getLanguage().equals(asked))
                        .forEach(it -> resolver.setLocale(request, response, it));
            }
            return true;
        }
    }
}
