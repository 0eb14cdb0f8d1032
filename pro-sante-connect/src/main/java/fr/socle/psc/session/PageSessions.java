package fr.socle.psc.session;

import fr.socle.psc.PscSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// Page sessions live in PostgreSQL: a restart forgets nobody, and any instance may answer the next request.
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "psc.page_session")
class PageSessions {

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> onPostgreSql() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idleTime(PscSettings settings) {
        return it -> it.setDefaultMaxInactiveInterval(settings.sessionIdle());
    }

    /// The attributes the servlet container would have given to it.
    @Bean
    CookieSerializer cookie(
            @Value("${server.servlet.session.cookie.name:socle}") String name,
            @Value("${server.servlet.session.cookie.secure:false}") boolean secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        if (secure) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }
}
