namespace RecipeEngine.Dsl.Execution.Translation;

/// <summary>The builtins that run the block they are given at once, and so stand between it and its surroundings in a backtrace.</summary>
static class BlockRunners
{
    /// <summary>Methods of their own in Array, Hash, Integer, String, Kernel and the like.</summary>
    const string Own = """
        each each_pair each_key each_value each_index reverse_each map map! collect collect! select select! filter filter! reject reject! delete_if keep_if
        times upto downto step each_char each_line each_byte each_entry gsub gsub! sub sub! scan sort sort! sort_by! any? all? none? one? sum uniq zip cycle
        take_while drop_while find_index index rindex count transform_values transform_keys transform_values! transform_keys! fetch to_h max min minmax
        instance_eval instance_exec class_eval class_exec module_eval module_exec loop open chdir catch each_child foreach
        """;

    /// <summary>Enumerable's, which arrays and hashes have from there: they go through each.</summary>
    const string ThroughEach = """
        each_with_index each_with_object inject reduce group_by partition flat_map collect_concat min_by max_by minmax_by sort_by each_slice each_cons find detect
        find_all filter_map chunk_while slice_when
        """;

    /// <summary>The lines that a call with this name adds; none when it is not known to run its block itself.</summary>
    public static string[] Of(string? call) => call is null ? [] : WordList.Has(ThroughEach, call) ? ["each", call] : WordList.Has(Own, call) ? [call] : [];
}
