namespace RecipeEngine.Engine.Running;

/// <summary>Chef's defaults of the configuration keys that matter.</summary>
static class ConfigDefaults
{
    public static void Apply(ChefConfig config, Context context)
    {
        // asked for when a value is: a dry run puts another machine in between
        IReadOnlySystem Machine() => context.Interpreter.Machine;
        string Under(string root, string name) => Path.Combine(config.Text(context, root) ?? "/var/chef", name);
        bool IsRoot() => Machine().Identity.EffectiveUserId == 0;
        config.SetDefault("config_dir", () => "/etc/chef");
        config.SetDefault("chef_repo_path", () => config.IsSet("cookbook_path") && config.Paths(context, "cookbook_path").FirstOrDefault() is { } cookbooks
            ? Path.GetDirectoryName(Path.GetFullPath(cookbooks, Machine().CurrentDirectory)) ?? "/"
            : config.Text(context, "cache_path"));
        config.SetDefault("client_d_dir", () => "/etc/chef/client.d");
        config.SetDefault("solo_d_dir", () => "/etc/chef/solo.d");
        config.SetDefault("cache_path", () => IsRoot() ? "/var/chef" : (Machine().GetEnvironmentVariable("HOME") ?? "") + "/.chef");
        config.SetDefault("file_cache_path", () => Under("cache_path", "cache"));
        config.SetDefault("file_backup_path", () => Under("cache_path", "backup"));
        config.SetDefault("checksum_path", () => Under("cache_path", "checksums"));
        foreach (var (key, folder) in new[] { ("cookbook_path", "cookbooks"), ("role_path", "roles"), ("environment_path", "environments"), ("data_bag_path", "data_bags"), ("node_path", "nodes"), ("client_path", "clients"), ("policy_path", "policies") })
        {
            config.SetDefault(key, () => Under("chef_repo_path", folder));
        }
        config.SetDefault("umask", () => 18);
        config.SetDefault("log_level", () => ":auto");
        config.SetDefault("verbose_logging", () => true);
        config.SetDefault("why_run", () => false);
        config.SetDefault("solo", () => false);
        config.SetDefault("local_mode", () => false);
        config.SetDefault("color", () => true);
        config.SetDefault("http_retry_count", () => 5);
        config.SetDefault("http_retry_delay", () => 5);
        config.SetDefault("ssl_verify_mode", () => ":verify_peer");
        config.SetDefault("encrypted_data_bag_secret", () => Machine().Exists("/etc/chef/encrypted_data_bag_secret") ? "/etc/chef/encrypted_data_bag_secret" : null);
        config.SetDefault("data_bag_encrypt_version", () => 3);
        config.SetDefault("data_bag_decrypt_minimum_version", () => 0);
        config.SetDefault("diff_disabled", () => false);
        config.SetDefault("diff_filesize_threshold", () => 10_000_000);
        config.SetDefault("diff_output_threshold", () => 1_000_000);
        config.SetDefault("file_atomic_update", () => true);
        config.SetDefault("file_staging_uses_destdir", () => ":auto");
        config.SetDefault("enable_selinux_file_permission_fixup", () => true);
        config.SetDefault("stream_execute_output", () => false);
        config.SetDefault("show_download_progress", () => false);
        config.SetDefault("download_progress_interval", () => 10);
        config.SetDefault("count_log_resource_updates", () => false);
        config.SetDefault("treat_deprecation_warnings_as_errors", () => Machine().GetEnvironmentVariable("CHEF_TREAT_DEPRECATION_WARNINGS_AS_ERRORS") is not null);
        config.SetDefault("resource_unified_mode_default", () => true);
        config.SetDefault("enforce_default_paths", () => false);
        config.SetDefault("no_lazy_load", () => true);
        config.SetDefault("internal_locale", () => "C.UTF-8");
        config.SetDefault("rubygems_url", () => null);
        config.SetDefault("yum_lock_timeout", () => 30);
        config.SetDefault("validation_client_name", () => "chef-validator");
        config.SetDefault("chef_server_url", () => "https://localhost:443");
        config.SetDefault("clear_gem_sources", () => null);
        config.SetDefault("ohai", () => Dsl.Facts.OhaiSettings.Default(context, config));
        // a name does not begin with - + ~ and holds no : , or control character
        RArray? names = null;
        RArray Names() => names ??= RArray.Of(context.Send(context.Interpreter.RegexpClass, "new", new RString(@"^[^-+~:,\t\r\n\f\0]+[^:,\t\r\n\f\0]*$")));
        config.SetDefault("user_valid_regex", () => Names());
        config.SetDefault("group_valid_regex", () => Names());
        foreach (var key in new[] { "report_handlers", "exception_handlers", "start_handlers", "silence_deprecation_warnings" })
        {
            config.SetDefault(key, System.Array.Empty<object>);
        }
        foreach (var key in new[] { "chef_zero", "knife", "named_run_list" })
        {
            config.SetDefault(key, () => key == "named_run_list" ? null : new RHash());
        }
    }
}
