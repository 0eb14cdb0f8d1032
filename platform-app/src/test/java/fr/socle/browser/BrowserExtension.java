package fr.socle.browser;

import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.junit.jupiter.SpringExtension;

class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace BROWSER = ExtensionContext.Namespace.create(BrowserExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.executable().isPresent()) {
            return ConditionEvaluationResult.enabled("A browser was found");
        }
        var reason = "BROWSER TESTS SKIPPED: no Chromium or Chrome in PATH or in the usual places";
        if (context.getTestMethod().isEmpty()) {
            LoggerFactory.getLogger(WithBrowser.class).warn("{} ({})", reason, context.getDisplayName());
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var environment = SpringExtension.getApplicationContext(context).getEnvironment();
        var port = Objects.requireNonNull(environment.getProperty("local.server.port"));
        var chromium = context.getRoot()
                .getStore(BROWSER)
                .computeIfAbsent(Chromium.class, _ -> Chromium.launch(), Chromium.class);
        chromium.visits("http://localhost:" + port);
        return chromium;
    }

    /// Whatever the test was about, no page may break its content security policy, fail in a script or miss a file.
    @Override
    public void afterEach(ExtensionContext context) {
        var chromium = context.getRoot().getStore(BROWSER).get(Chromium.class, Chromium.class);
        if (chromium != null) {
            chromium.sendVisitorsHome();
        }
    }
}
