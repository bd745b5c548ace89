using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib.FileVerbs;

/// <summary>Permission bits as numbers or as chmod's symbols ("u+x,go-w").</summary>
static class Modes
{
    public static string Text(Context ctx, object? mode) => mode is long m ? Convert.ToString(m, 8) : ctx.ToS(mode);

    /// <summary>The bits a file gets.</summary>
    public static int Apply(Context ctx, object? mode, FileStatus status)
    {
        if (mode is not RString text)
        {
            return Coerce.ToInt(ctx, mode) & 0xfff;
        }
        var bits = status.Mode;
        foreach (var clause in text.Text.Split(','))
        {
            bits = Clause(clause, bits, status.IsDirectory, ctx.Interpreter.Machine.Umask);
        }
        return bits;
    }

    static int Clause(string clause, int bits, bool isDirectory, int umask)
    {
        var at = 0;
        if (clause.IndexOfAny(['+', '-', '=']) < 0)
        {
            throw RubyError.Argument($"invalid file mode: {clause}");
        }
        RubyError Bad(char c) => RubyError.Argument($"invalid `{(at == 0 ? "who" : "perm")}' symbol in file mode: {c}");
        var who = 0;
        for (; at < clause.Length && "ugoa".Contains(clause[at]); at++)
        {
            who |= clause[at] switch { 'u' => 0x9c0, 'g' => 0x438, 'o' => 0x207, _ => 0xfff };
        }
        if (who == 0)
        {
            who = 0xfff & ~umask;
        }
        if (at >= clause.Length)
        {
            throw Bad(' ');
        }
        while (at < clause.Length)
        {
            var operation = clause[at];
            if (!"+-=".Contains(operation))
            {
                throw Bad(operation);
            }
            var wanted = 0;
            for (at++; at < clause.Length && !"+-=".Contains(clause[at]); at++)
            {
                wanted |= clause[at] switch
                {
                    'r' => 0x124,
                    'w' => 0x92,
                    'x' => 0x49,
                    'X' => isDirectory || (bits & 0x49) != 0 ? 0x49 : 0,
                    's' => 0xc00,
                    't' => 0x200,
                    'u' => Spread((bits >> 6) & 7),
                    'g' => Spread((bits >> 3) & 7),
                    'o' => Spread(bits & 7),
                    _ => throw Bad(clause[at]),
                };
            }
            bits = operation switch
            {
                '+' => bits | (wanted & who),
                '-' => bits & ~(wanted & who),
                _ => (bits & ~who) | (wanted & who),
            };
        }
        return bits;
    }

    static int Spread(int three) => three | (three << 3) | (three << 6);
}
