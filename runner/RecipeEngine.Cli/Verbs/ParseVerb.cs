using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Cli.Verbs;

/// <summary><c>recipe parse FILE… [--tree|--tokens]</c>: checks Ruby files and templates, or prints what the parser made of them.</summary>
static class ParseVerb
{
    /// <summary>0 when every file is Ruby, 1 when one is not, 64 for a wrong command line.</summary>
    public static int Run(string[] args)
    {
        var mode = "";
        var files = new List<string>();
        foreach (var arg in args)
        {
            if (arg is "--tree" or "--tokens")
            {
                mode = arg;
            }
            else if (arg.StartsWith('-') && arg != "-")
            {
                StandardStreams.Error.WriteLine($"recipe parse: unknown option {arg}; usage: recipe parse FILE… [--tree|--tokens]");
                return 64;
            }
            else
            {
                files.Add(arg);
            }
        }
        if (files.Count == 0)
        {
            StandardStreams.Error.WriteLine("recipe parse: no file given; usage: recipe parse FILE… [--tree|--tokens]");
            return 64;
        }
        var status = 0;
        foreach (var file in files)
        {
            if (!Parse(file, mode))
            {
                status = 1;
            }
        }
        return status;
    }

    static bool Parse(string file, string mode)
    {
        try
        {
            var source = SourceText.FromBytes(File.ReadAllBytes(file), file);
            if (file.EndsWith(".erb", StringComparison.Ordinal))
            {
                source = new SourceText(ErbTemplate.Compile(source.Text), file);
            }
            if (mode == "--tokens")
            {
                StandardStreams.Out.Write(TokenPrinter.Print(source));
                return true;
            }
            var program = Parser.Parse(source, grammarOnly: true);
            StandardStreams.Out.WriteLine(mode == "--tree" ? SexpPrinter.Print(program) : "Syntax OK");
            return true;
        }
        catch (SyntaxErrorException error)
        {
            foreach (var fault in error.Diagnostics)
            {
                StandardStreams.Error.WriteLine(fault);
            }
            return false;
        }
        catch (IOException error)
        {
            StandardStreams.Error.WriteLine($"recipe parse: {error.Message}");
            return false;
        }
        catch (UnauthorizedAccessException error)
        {
            StandardStreams.Error.WriteLine($"recipe parse: {error.Message}");
            return false;
        }
    }
}
