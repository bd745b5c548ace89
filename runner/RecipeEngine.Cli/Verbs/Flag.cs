namespace RecipeEngine.Cli.Verbs;

/// <summary>One flag of a run.</summary>
/// <param name="Names">as typed, the short one first: "-c, --config"</param>
/// <param name="Value">what its value is called in the help; null: it takes none</param>
/// <param name="Help">one line; empty: not listed</param>
/// <param name="Apply">takes the value (empty for a flag without one) into the arguments</param>
/// <param name="Tools">who knows it</param>
sealed record Flag(string Names, string? Value, string Help, Action<RunArguments, string> Apply, Tool Tools = Tool.Runs)
{
    public bool Is(string name)
    {
        foreach (var range in Names.AsSpan().Split(", "))
        {
            if (Names.AsSpan()[range].SequenceEqual(name))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>"  -c, --config FILE    client.rb or solo.rb".</summary>
    public string HelpLine => $"  {(Names.StartsWith("--", StringComparison.Ordinal) ? "    " : "")}{Names}{(Value is null ? "" : " " + Value)}".PadRight(40) + Help;
}
