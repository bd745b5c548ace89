namespace RecipeEngine.Engine.Reporting;

/// <summary>Console output whose lines are started, continued and indented as Chef's doc formatter does it.</summary>
sealed class IndentedOutput(TextWriter output, bool color)
{
    bool lineOpen;
    string? stream;

    public int Indent { get; set; }

    /// <summary>Text was written after the last newline.</summary>
    public bool LineOpen => lineOpen;

    public string Colored(string text, string? name) => !color || name is null ? text : name switch
    {
        "green" => $"\e[32m{text}\e[0m",
        "yellow" => $"\e[33m{text}\e[0m",
        "red" => $"\e[31m{text}\e[0m",
        "white" => $"\e[37m{text}\e[0m",
        _ => text,
    };

    public void EndLine()
    {
        if (lineOpen)
        {
            output.Write('\n');
            lineOpen = false;
        }
        stream = null;
    }

    /// <summary>Begins a new line and leaves it open; inner line breaks keep the indentation.</summary>
    public void Start(string text, string? colorName = null)
    {
        EndLine();
        var pad = Pad(Indent);
        output.Write(pad + Colored(text.Replace("\n", "\n" + pad, StringComparison.Ordinal), colorName));
        lineOpen = true;
    }

    /// <summary>Writes on after what is on the line.</summary>
    public void Continue(string text)
    {
        output.Write(text);
        lineOpen = true;
    }

    /// <summary>Writes on after what is on the line, and ends it.</summary>
    public void Finish(string text)
    {
        output.Write(text + "\n");
        lineOpen = false;
        stream = null;
    }

    /// <summary>A whole line, also an empty one (which holds the indentation).</summary>
    public void Line(string text, string? colorName = null)
    {
        EndLine();
        output.Write(Pad(Indent) + Colored(text, colorName) + "\n");
    }

    /// <summary>A piece of a command's output, its first line tagged, the others below it.</summary>
    public void Stream(string tag, string text)
    {
        var prefix = $"[{tag}] ";
        var continued = stream == tag;
        if (!continued)
        {
            EndLine();
        }
        stream = tag;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            output.Write(Pad(Indent) + (continued ? Pad(prefix.Length) : prefix) + line + "\n");
            continued = true;
        }
        lineOpen = false;
    }

    static string Pad(int width) => width == 0 ? "" : new string(' ', width);

    public void Flush() => output.Flush();
}
