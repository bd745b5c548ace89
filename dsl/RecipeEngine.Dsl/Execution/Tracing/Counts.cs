namespace RecipeEngine.Dsl.Execution;

/// <summary>How often the lines and methods of one file have run.</summary>
sealed class FileCounts(int lines)
{
    /// <summary>By line, from the first; null where no statement begins.</summary>
    public long?[] Lines { get; } = new long?[lines];

    /// <summary>Lines in the order in which they ran first, since that was asked last.</summary>
    public List<int> FirstRuns { get; } = [];

    public List<MethodCounts> Methods { get; } = [];

    public bool IsRunning { get; set; } = true;

    readonly HashSet<int> seen = [];

    public void Declare(int line)
    {
        if (line > 0 && line <= Lines.Length)
        {
            Lines[line - 1] ??= 0;
        }
    }

    public void Note(int line)
    {
        if (!IsRunning || line <= 0 || line > Lines.Length)
        {
            return;
        }
        Lines[line - 1]++;
        if (seen.Add(line))
        {
            FirstRuns.Add(line);
        }
    }

    public MethodCounts Method(string name, int line, int column, int endLine, int endColumn)
    {
        var made = new MethodCounts(this, name, line, column, endLine, endColumn);
        Methods.Add(made);
        return made;
    }

    public void Clear()
    {
        for (var i = 0; i < Lines.Length; i++)
        {
            Lines[i] = Lines[i] is null ? null : 0;
        }
        FirstRuns.Clear();
        Methods.ForEach(m => m.Calls.Clear());
    }
}

/// <summary>How often one <c>def</c> has run, by the module that has the method.</summary>
sealed class MethodCounts(FileCounts file, string name, int line, int column, int endLine, int endColumn)
{
    public string Name => name;
    public (int Line, int Column, int EndLine, int EndColumn) Place => (line, column, endLine, endColumn);
    public Dictionary<RModule, long> Calls { get; } = [];

    public void Note(Frame f)
    {
        if (file.IsRunning && f.Method is { } method)
        {
            Calls[method.Definition.Owner] = Calls.GetValueOrDefault(method.Definition.Owner) + 1;
        }
    }
}

/// <summary>Counting that a program has asked for: which files are counted, and what of them.</summary>
sealed class CoverageState
{
    public Dictionary<string, FileCounts> Files { get; } = new(StringComparer.Ordinal);
    public bool IsRunning { get; set; }
    public bool IsPlain { get; init; }
    public bool Lines { get; init; }
    public bool OneShot { get; init; }
    public bool Methods { get; init; }

    public FileCounts Begin(string file, string source) => Files[file] = new FileCounts(CountLines(source)) { IsRunning = IsRunning };

    static int CountLines(string source) => source.AsSpan().Count('\n') + (source.Length > 0 && source[^1] != '\n' ? 1 : 0);

    public void Run(bool on)
    {
        IsRunning = on;
        foreach (var file in Files.Values)
        {
            file.IsRunning = on;
        }
    }
}
