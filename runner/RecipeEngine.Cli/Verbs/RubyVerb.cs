using RecipeEngine.Dsl;

namespace RecipeEngine.Cli.Verbs;

/// <summary><c>recipe ruby [-e CODE | FILE | -] [ARGS…]</c>: the interpreter alone.</summary>
static class RubyVerb
{
    public static int Run(string[] args)
    {
        var code = new List<string>();
        var loadPath = new List<string>();
        var libraries = new List<string>();
        var options = new RubyOptions();
        var i = 0;
        for (; i < args.Length && args[i].StartsWith('-') && args[i] != "-"; i++)
        {
            switch (args[i])
            {
                case "-e" when i + 1 < args.Length: code.Add(args[++i]); break;
                case "-I" when i + 1 < args.Length: loadPath.AddRange(args[++i].Split(':')); break;
                case "-r" when i + 1 < args.Length: libraries.Add(args[++i]); break;
                case "--": i++; goto done;
                case var o when o.StartsWith("-I", StringComparison.Ordinal) && o.Length > 2: loadPath.AddRange(o[2..].Split(':')); break;
                case var o when o.StartsWith("-r", StringComparison.Ordinal) && o.Length > 2: libraries.Add(o[2..]); break;
                case "-w" or "-W" or "-W2" or "-v": options = options with { Verbose = true }; break;
                case "-W0": options = options with { Verbose = null }; break;
                case "-W1": options = options with { Verbose = false }; break;
                case "-d": options = options with { Debug = true }; break;
                case "-W:no-deprecated" or "-W:deprecated" or "-W:no-experimental" or "-W:experimental":
                    var off = args[i].StartsWith("-W:no-", StringComparison.Ordinal);
                    options = options with { Warnings = new Dictionary<string, bool>(options.Warnings) { [args[i][(off ? 6 : 3)..]] = !off } };
                    break;
                case "--disable-gems" or "--disable=gems" or "--disable-did-you-mean" or "--disable=did_you_mean": break;
                default: return Usage.Fail($"ruby: unknown option {args[i]} (known: -e CODE, -I DIR, -r LIBRARY, -W…)");
            }
        }
    done:
        var rest = args[i..];
        return RubyProgram.Run(code.Count > 0 ? string.Join("\n", code) : null, rest, loadPath, libraries, options);
    }
}
