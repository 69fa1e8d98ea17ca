/* site/config_internal.h - what config.c and publisher.c share.
 *
 * Layer:   site, only for these two files
 * Threads: main.
 */
#ifndef HB_SITE_CONFIG_INTERNAL_H
#define HB_SITE_CONFIG_INTERNAL_H

#include "site/schema.h"

/* Reads NAME.yaml or NAME.yml of the content folder: a map, never NULL (empty
 * when there is no such file or it cannot be used). *source stays NULL then.
 * Both files at once are an error (two-files). */
Value *config_read_file(Site *site, const char *name, const Source **source);

/* publisher.yaml into site->config.publisher. */
void publisher_load(Site *site);

/* "#1d4f91" or "#abc"; reports (bad-colour) with the mended line. */
bool config_check_colour(const SchemaContext *context, Str name,
                         const Value *colour);
/* logo.c: a picture below the content folder into config->logo; reports
 * (missing-file, bad-logo, logo-too-large). */
void config_take_logo(Site *site, const SchemaContext *context,
                      const Value *logo);
/* plugin_limits.c: `plugin_limits` into config; reports (bad-number). */
void plugin_limits_take(Site *site, const SchemaContext *context,
                        const Value *map);
/* plain_config.c: `plain_english` and `spelling` into config; reports
 * (bad-number, wrong-type). */
void plain_config_take(Site *site, const SchemaContext *context, Value *map);
/* address.c: base_url and cname into config; reports (bad-url, bad-cname). */
void config_take_address(Site *site, const SchemaContext *context,
                         const Value *map);
/* A code such as "en" or "zh-Hant"; reports (bad-language). */
bool config_check_language(const SchemaContext *context, const Value *code);

#endif
