/// How texts, urls and referrers become the pages and sources of reports. May touch event and site.
@NullMarked
package footfall.page;

import org.jspecify.annotations.NullMarked;
