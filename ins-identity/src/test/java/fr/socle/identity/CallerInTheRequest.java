package fr.socle.identity;

import fr.socle.kernel.Caller;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Stands for the sign-in layer: who calls is an attribute of the request.
@TestConfiguration(proxyBeanMethods = false)
public class CallerInTheRequest implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    public static final String CALLER = "caller";

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
