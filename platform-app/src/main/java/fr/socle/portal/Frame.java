package fr.socle.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;

/// What the frame shows about the page it surrounds.
///
/// @param path of the page asked for, also when an error page answers
/// @param french this page in French
/// @param english this page in English
record Frame(boolean sandbox, String path, String french, String english) {

    static Frame around(HttpServletRequest request, boolean sandbox) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed == null ? request.getRequestURI() : failed.toString();
        return new Frame(sandbox, path, in("fr", path, request), in("en", path, request));
    }

    /// Whether this is the page a link of the menu leads to.
    public boolean isAt(String link) {
        return path.equals(link);
    }

    /// The answer to a form has no address of its own: the other language then starts from the home page.
    private static String in(String language, String path, HttpServletRequest request) {
        var isPage = request.getMethod().equals("GET");
        return UriComponentsBuilder.fromPath(isPage ? path : request.getContextPath() + "/")
                .query(isPage ? Objects.requireNonNullElse(request.getQueryString(), "") : "")
                .replaceQueryParam(Languages.PARAMETER, language)
                .build()
                .toUriString();
    }
}
