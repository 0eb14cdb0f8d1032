package fr.socle.psc.oauth;

import fr.socle.psc.KnownClients;
import fr.socle.psc.SessionUser;
import fr.socle.psc.UserSessions;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService.JsonMapperOAuth2AuthorizationParametersMapper;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService.JsonMapperOAuth2AuthorizationRowMapper;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// Everything the authorization server knows is in PostgreSQL: a restart forgets nothing, two instances agree.
@Configuration(proxyBeanMethods = false)
class StoresConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    RegisteredClientRepository registeredClients(DataSource source) {
        return new KnownClients(new JdbcRegisteredClientRepository(new SchemaQualifyingJdbc(source)));
    }

    @Bean
    @DependsOnDatabaseInitialization
    OAuth2AuthorizationService authorizations(
            DataSource source,
            RegisteredClientRepository clients,
            UserSessions sessions,
            JdbcClient jdbc,
            StandingGrants standing) {
        var json = JsonMapper.builder()
                .addModules(SecurityJacksonModules.getModules(
                        StoresConfiguration.class.getClassLoader(),
                        BasicPolymorphicTypeValidator.builder().allowIfSubType(SessionUser.class)))
                .build();
        var service = new JdbcOAuth2AuthorizationService(new SchemaQualifyingJdbc(source), clients);
        service.setAuthorizationRowMapper(new JsonMapperOAuth2AuthorizationRowMapper(clients, json));
        service.setAuthorizationParametersMapper(new JsonMapperOAuth2AuthorizationParametersMapper(json));
        return new SessionBoundAuthorizations(new KeptAuthorizations(service, jdbc, standing), sessions);
    }

    @Bean
    @DependsOnDatabaseInitialization
    OAuth2AuthorizationConsentService consents(DataSource source, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationConsentService(new SchemaQualifyingJdbc(source), clients);
    }
}
