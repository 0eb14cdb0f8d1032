package fr.socle.espacesante;

import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.Caller;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What surrounds the module: the sign-in layer (who calls is an attribute of the request), and a journal whose
/// traces live and die with the transaction they are written in, as the real one's do.
@TestConfiguration(proxyBeanMethods = false)
public class Surroundings implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    public static final String CALLER = "caller";

    @Bean
    @Primary
    AccessJournal durableJournal(JournalForTests journal, JdbcClient jdbc) {
        jdbc.sql("create table if not exists public.trace (patient uuid, actor text, action text)")
                .update();
        return accesses -> {
            journal.record(accesses);
            accesses.forEach(access -> jdbc.sql("insert into public.trace values (:patient, :actor, :action)")
                    .param("patient", access.patient().value())
                    .param("actor", access.by().reference())
                    .param("action", access.action().name())
                    .update());
        };
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binder) {
        return request.getAttribute(CALLER, RequestAttributes.SCOPE_REQUEST);
    }
}
