namespace RecipeEngine.Engine.Running;

/// <summary>Chef's defaults of the configuration keys that matter, worked out when asked for.</summary>
sealed class ConfigDefaults(ChefConfig config, Context context)
{
    const string Known = """
        config_dir trusted_certs_dir chef_repo_path client_d_dir solo_d_dir cache_path file_cache_path file_backup_path checksum_path cookbook_path role_path
        environment_path data_bag_path node_path client_path user_path policy_path umask log_level verbose_logging why_run solo local_mode color
        http_retry_count http_retry_delay ssl_verify_mode encrypted_data_bag_secret data_bag_encrypt_version data_bag_decrypt_minimum_version
        diff_disabled diff_filesize_threshold diff_output_threshold file_atomic_update file_staging_uses_destdir enable_selinux_file_permission_fixup
        stream_execute_output show_download_progress download_progress_interval count_log_resource_updates treat_deprecation_warnings_as_errors
        resource_unified_mode_default enforce_default_paths no_lazy_load internal_locale rubygems_url yum_lock_timeout validation_client_name
        chef_server_url clear_gem_sources ohai user_valid_regex group_valid_regex report_handlers exception_handlers start_handlers
        silence_deprecation_warnings chef_zero knife named_run_list
        """;

    // a name does not begin with - + ~ and holds no : , or control character
    RArray? names;

    public static IEnumerable<string> Keys => Known.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    // a dry run puts another machine in between
    IReadOnlySystem Machine => context.Interpreter.Machine;

    bool IsRoot => Machine.Identity.EffectiveUserId == 0;

    string Under(string root, string name) => Path.Combine(config.Text(context, root) ?? "/var/chef", name);

    /// <summary>The default of a key; null when there is none.</summary>
    public object? Of(string key) => key switch
    {
        "config_dir" => config.IsSet("config_file") && config.Text(context, "config_file") is { Length: > 0 } file ? Path.GetDirectoryName(file) : "/etc/chef",
        "trusted_certs_dir" => Under("config_dir", "trusted_certs"),
        "chef_repo_path" => config.IsSet("cookbook_path") && config.Paths(context, "cookbook_path").FirstOrDefault() is { } cookbooks
            ? Path.GetDirectoryName(Path.GetFullPath(cookbooks, Machine.CurrentDirectory)) ?? "/"
            : config.Text(context, "cache_path"),
        "client_d_dir" => Under("config_dir", "client.d"),
        "solo_d_dir" => Under("config_dir", "solo.d"),
        "cache_path" => IsRoot ? "/var/chef" : (Machine.GetEnvironmentVariable("HOME") ?? "") + "/.chef",
        "file_cache_path" => Under("cache_path", "cache"),
        "file_backup_path" => Under("cache_path", "backup"),
        "checksum_path" => Under("cache_path", "checksums"),
        "cookbook_path" => Under("chef_repo_path", "cookbooks"),
        "role_path" => Under("chef_repo_path", "roles"),
        "environment_path" => Under("chef_repo_path", "environments"),
        "data_bag_path" => Under("chef_repo_path", "data_bags"),
        "node_path" => Under("chef_repo_path", "nodes"),
        "client_path" => Under("chef_repo_path", "clients"),
        "user_path" => Under("chef_repo_path", "users"),
        "policy_path" => Under("chef_repo_path", "policies"),
        "umask" => 18,
        "log_level" => ":auto",
        "verbose_logging" => true,
        "why_run" => false,
        "solo" => false,
        "local_mode" => false,
        "color" => true,
        "http_retry_count" => 5,
        "http_retry_delay" => 5,
        "ssl_verify_mode" => ":verify_peer",
        "encrypted_data_bag_secret" => Machine.Exists("/etc/chef/encrypted_data_bag_secret") ? "/etc/chef/encrypted_data_bag_secret" : null,
        "data_bag_encrypt_version" => 3,
        "data_bag_decrypt_minimum_version" => 0,
        "diff_disabled" => false,
        "diff_filesize_threshold" => 10_000_000,
        "diff_output_threshold" => 1_000_000,
        "file_atomic_update" => true,
        "file_staging_uses_destdir" => ":auto",
        "enable_selinux_file_permission_fixup" => true,
        "stream_execute_output" => false,
        "show_download_progress" => false,
        "download_progress_interval" => 10,
        "count_log_resource_updates" => false,
        "treat_deprecation_warnings_as_errors" => Machine.GetEnvironmentVariable("CHEF_TREAT_DEPRECATION_WARNINGS_AS_ERRORS") is not null,
        "resource_unified_mode_default" => true,
        "enforce_default_paths" => false,
        "no_lazy_load" => true,
        "internal_locale" => "C.UTF-8",
        "rubygems_url" => null,
        "yum_lock_timeout" => 30,
        "validation_client_name" => "chef-validator",
        "chef_server_url" => "https://localhost:443",
        "clear_gem_sources" => null,
        "ohai" => Dsl.Facts.OhaiSettings.Default(context, config),
        "user_valid_regex" or "group_valid_regex" => names ??= RArray.Of(context.Send(context.Interpreter.RegexpClass, "new", new RString(@"^[^-+~:,\t\r\n\f\0]+[^:,\t\r\n\f\0]*$"))),
        "report_handlers" or "exception_handlers" or "start_handlers" or "silence_deprecation_warnings" => Array.Empty<object>(),
        "chef_zero" or "knife" => new RHash(),
        _ => null,
    };
}
