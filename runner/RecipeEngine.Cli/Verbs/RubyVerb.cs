using System.Text.RegularExpressions;
using RecipeEngine.Dsl;

namespace RecipeEngine.Cli.Verbs;

/// <summary><c>recipe ruby [-e CODE | FILE | -] [ARGS…]</c>: the interpreter alone.</summary>
static partial class RubyVerb
{
    /// <summary>Letters without values that may stand together, -e the last of them.</summary>
    [GeneratedRegex(@"\A-[nplaw]+e?\z")]
    private static partial Regex Cluster { get; }

    public static int Run(string[] args) => args.Length > 0 && !args[0].StartsWith('-') ? RubyProgram.Run(null, args, [], []) : RunWithOptions(args);

    static int RunWithOptions(string[] args)
    {
        var code = new List<string>();
        var loadPath = new List<string>();
        var libraries = new List<string>();
        var options = new RubyOptions();
        var i = 0;
        var loops = false;
        RubyOptions With(RubyOptions to, char letter)
        {
            var loop = to.Loop ?? new LineLoop();
            loops |= letter is 'n' or 'p';
            return letter switch
            {
                'p' => to with { Loop = loop with { Prints = true } },
                'l' => to with { Loop = loop with { Chomps = true } },
                'a' => to with { Loop = loop with { Splits = true } },
                'w' => to with { Verbose = true },
                'n' => to with { Loop = loop },
                _ => to,
            };
        }
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
                    options = options with { Warnings = new Dictionary<string, bool>(options.Warnings ?? new Dictionary<string, bool>()) { [args[i][(off ? 6 : 3)..]] = !off } };
                    break;
                case "--disable-gems" or "--disable=gems" or "--disable-did-you-mean" or "--disable=did_you_mean": break;
                case var o when o.StartsWith("-F", StringComparison.Ordinal) && o.Length > 2: options = options with { Loop = (options.Loop ?? new LineLoop()) with { Separator = o[2..] } }; break;
                case var o when Cluster.IsMatch(o):
                    options = o[1..].Aggregate(options, With);
                    if (o.EndsWith('e'))
                    {
                        if (i + 1 >= args.Length)
                        {
                            return Usage.Fail("ruby: -e needs the program's text");
                        }
                        code.Add(args[++i]);
                    }
                    break;
                default: return Usage.Fail($"ruby: unknown option {args[i]} (known: -e CODE, -n, -p, -l, -a, -F PATTERN, -I DIR, -r LIBRARY, -W…)");
            }
        }
    done:
        var rest = new string[args.Length - i];
        Array.Copy(args, i, rest, 0, rest.Length);
        if (options.Loop is not null && !loops)
        {
            options = options with { Loop = null }; // -l, -a and -F mean nothing without -n or -p
        }
        return RubyProgram.Run(code.Count > 0 ? string.Join("\n", code) : null, rest, loadPath, libraries, options);
    }
}
