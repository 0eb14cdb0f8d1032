package fr.socle;

import static fr.socle.kernel.Caller.AccessMode.NORMAL;
import static org.mockito.Mockito.mock;

import fr.socle.imports.Imports;
import fr.socle.kernel.Caller;
import fr.socle.kernel.RppsNumber;
import fr.socle.psc.SignedIn;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The portal's and the console's pages without database, server or sign-in.
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan({"fr.socle.portal", "fr.socle.console"})
@ImportAutoConfiguration({
    ApplicationAvailabilityAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class
})
public class PagesAlone {

    @Bean
    SignedIn nobody() {
        return mock();
    }

    @Bean
    Imports imports() {
        return mock();
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerOfTest());
            }
        };
    }

    /// Stands for the sign-in layer: whoever the page asks for, of the profession the address names.
    private static class CallerOfTest implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return Caller.class.isAssignableFrom(parameter.getParameterType());
        }

        @Override
        public Caller resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            if (parameter.getParameterType() == Caller.Administrator.class) {
                return new Caller.Administrator("admin1", "Ada Exemple", Set.of("session"));
            }
            var profession = Objects.requireNonNull(request.getParameter("profession"));
            var rpps = RppsNumber.withKey("9970000001");
            return new Caller.Professional(rpps, "Dr Ada Exemple", profession, null, NORMAL, null, Set.of("session"));
        }
    }
}
