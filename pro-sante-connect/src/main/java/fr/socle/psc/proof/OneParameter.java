package fr.socle.psc.proof;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request in which one parameter has this value, whatever was sent.
class OneParameter extends HttpServletRequestWrapper {

    private final String name;
    private final String value;

    OneParameter(HttpServletRequest request, String name, String value) {
        super(request);
        this.name = name;
        this.value = value;
    }

    @Override
    public @Nullable String getParameter(String asked) {
        return name.equals(asked) ? value : super.getParameter(asked);
    }

    @Override
    public String @Nullable [] getParameterValues(String asked) {
        return name.equals(asked) ? new String[] {value} : super.getParameterValues(asked);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        var all = new HashMap<>(super.getParameterMap());
        all.put(name, new String[] {value});
        return all;
    }
}
