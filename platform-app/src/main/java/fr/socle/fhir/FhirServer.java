package fr.socle.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// FHIR R4 under `/fhir`: what the modules provide, and the interceptors every request passes.
@Configuration(proxyBeanMethods = false)
class FhirServer {

    private static final String SERVLET = "fhir";
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 200;

    @Bean
    FhirContext fhirContext() {
        var context = FhirContext.forR4Cached();
        context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
        // what is contained has its id here: looking through each answer for what has none costs half its encoding
        context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        return context;
    }

    @Bean
    FilterRegistrationBean<OneWrite> fhirAnswersInOneWrite() {
        var registration = new FilterRegistrationBean<>(new OneWrite());
        registration.addServletNames(SERVLET);
        return registration;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhir(
            FhirContext context,
            ObjectProvider<IResourceProvider> providers,
            TransactionProvider transactions,
            @Qualifier("fhir-operations") List<Object> operations,
            ApplicationContext application,
            @Value("${socle.public-url}") String publicUrl) {
        var server = new RestfulServer(context);
        server.setResourceProviders(providers.orderedStream().toList());
        server.registerProvider(transactions);
        server.registerProviders(operations);
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy(publicUrl + "/fhir"));
        server.setServerConformanceProvider(new Capabilities(server));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setDefaultPageSize(PAGE);
        server.setMaximumPageSize(LARGEST_PAGE);
        server.setImplementationDescription("Socle Santé");
        server.setServerName("Socle Santé");
        server.setServerVersion("0.1.0");
        application.getBeansWithAnnotation(Interceptor.class).values().forEach(server::registerInterceptor);
        var registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setName(SERVLET);
        registration.setLoadOnStartup(1);
        return registration;
    }
}
