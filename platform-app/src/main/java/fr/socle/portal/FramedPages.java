package fr.socle.portal;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.psc.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/// What every page gets before its controller runs, and how long browsers keep what surrounds it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Operator.class)
class FramedPages implements WebMvcConfigurer {

    private static final String[] NOT_PAGES = {
        "/api/**",
        "/fhir/**",
        "/oauth2/**",
        "/insi/**",
        "/actuator/**",
        "/v3/**",
        "/vendor/**",
        "/css/**",
        "/img/**",
        "/js/**"
    };

    private static final List<String> FOLDERS = List.of("vendor", "css", "img", "js");

    private final boolean sandbox;
    private final Operator operator;
    private final SignedIn signedIn;

    FramedPages(Environment environment, Operator operator, SignedIn signedIn) {
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
        this.operator = operator;
        this.signedIn = signedIn;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Languages.Switch()).excludePathPatterns(NOT_PAGES);
        registry.addInterceptor(new Framing()).excludePathPatterns(NOT_PAGES);
    }

    /// The address of a file holds the hash of its content, so that browsers may keep it for ever.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (var folder : FOLDERS) {
            registry.addResourceHandler(pattern(folder))
                    .addResourceLocations("classpath:/static/" + folder + "/")
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
    }

    /// Links to pages are not files: looked for among the files of the class path, each costs more than the rest of
    /// its page.
    @EventListener(ApplicationReadyEvent.class)
    void lookForFilesInTheirFoldersOnly(ApplicationReadyEvent ready) {
        var addresses = ready.getApplicationContext().getBean(ResourceUrlProvider.class);
        var folders = new LinkedHashMap<>(addresses.getHandlerMap());
        folders.keySet().retainAll(FOLDERS.stream().map(FramedPages::pattern).toList());
        addresses.setHandlerMap(folders);
    }

    @Bean
    ResourceUrlEncodingFilter resourceUrlEncodingFilter() {
        return new ResourceUrlEncodingFilter();
    }

    private static String pattern(String folder) {
        return "/" + folder + "/**";
    }

    /// As request attributes rather than in a model: error pages and refusals are framed too.
    private class Framing implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            var who = who(request);
            request.setAttribute("frame", Frame.around(request, sandbox, who));
            request.setAttribute("operator", operator);
            request.setAttribute("signedIn", who);
            return true;
        }

        /// A refusal belongs to the page itself, which asks again; the frame then shows nobody.
        private @Nullable Caller who(HttpServletRequest request) {
            try {
                return signedIn.caller(request).orElse(null);
            } catch (Refused refused) {
                return null;
            }
        }
    }
}
