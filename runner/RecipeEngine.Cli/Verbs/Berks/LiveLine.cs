namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary>The last line of a terminal, written over and over: what is under way, how far it has come, how long it takes. Gone when all is done.</summary>
sealed class LiveLine
{
    const int Period = 120;
    const string Erase = "\r\u001b[K";

    readonly Lock gate = new();
    readonly List<(string What, long Since)> works = [];
    readonly TextWriter output;
    readonly int width;
    readonly Func<long> clock;
    readonly Timer? timer;
    (int Done, int All) progress;
    string? shown;

    /// <param name="width">columns of the terminal</param>
    /// <param name="clock">milliseconds; null: the time there is, and then the line renews itself</param>
    public LiveLine(TextWriter output, int width, Func<long>? clock = null)
    {
        (this.output, this.width, this.clock) = (output, width, clock ?? (() => Environment.TickCount64));
        timer = clock is null ? new Timer(_ => Draw(), null, Period, Period) : null;
    }

    public void Started(string what)
    {
        lock (gate)
        {
            works.Add((what, clock()));
        }
    }

    public void Ended(string what)
    {
        lock (gate)
        {
            works.RemoveAt(works.FindIndex(work => work.What == what));
            if (works.Count == 0)
            {
                Hide();
            }
        }
    }

    public void Progress(int done, int all)
    {
        lock (gate)
        {
            progress = (done, all);
        }
    }

    /// <summary>Prints a line that stays.</summary>
    public void Print(string text)
    {
        lock (gate)
        {
            Hide();
            output.WriteLine(text);
            output.Flush();
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            Hide();
        }
    }

    /// <summary>Shows how things are now.</summary>
    public void Draw()
    {
        lock (gate)
        {
            if (works.Count == 0)
            {
                return;
            }
            var seconds = (clock() - works[0].Since) / 1000;
            var count = progress.All > 0 ? $"{progress.Done}/{progress.All} " : "";
            var text = $"  {count}{string.Join(", ", works.Select(work => work.What))}{(seconds > 0 ? $" ({seconds} s)" : "")}";
            var room = Math.Max(20, width) - 1;
            text = text.Length > room ? text[..(room - 1)] + "…" : text;
            if (text != shown)
            {
                output.Write(Erase + text);
                output.Flush();
                shown = text;
            }
        }
    }

    void Hide()
    {
        if (shown is not null)
        {
            output.Write(Erase);
            output.Flush();
            shown = null;
        }
    }
}
