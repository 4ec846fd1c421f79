package footfall.client.spring;

import footfall.client.Analytics;
import footfall.client.servlet.FootfallFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/// A client, once `footfall.host` is set, and in a servlet application a filter before all others. Who has an
/// [Analytics] or a [FootfallFilter] of their own as a bean keeps it. The client is closed with the application, as
/// its own `close` says.
@AutoConfiguration
@ConditionalOnProperty("footfall.host")
@EnableConfigurationProperties(FootfallProperties.class)
public class FootfallAutoConfiguration {
    /// Made by Spring.
    public FootfallAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Analytics footfallAnalytics(FootfallProperties properties) {
        return Analytics.builder(properties.key(), properties.host()).wire(properties.wire())
                .disabled(properties.disabled()).build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnProperty(name = "footfall.filter.enabled", matchIfMissing = true)
    FootfallFilter footfallFilter(Analytics client, FootfallProperties properties) {
        FootfallProperties.Requests requests = properties.filter();
        return FootfallFilter.builder(client).pageViews(requests.pageViews()).trustsHeaders(requests.trustsHeaders())
                .sampleRate(route -> requests.sampleRate()).build();
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnProperty(name = "footfall.filter.enabled", matchIfMissing = true)
    FilterRegistrationBean<FootfallFilter> footfallFilterRegistration(FootfallFilter filter) {
        FilterRegistrationBean<FootfallFilter> first = new FilterRegistrationBean<>(filter);
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        first.setAsyncSupported(true);
        first.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return first;
    }
}
