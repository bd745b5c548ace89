using System.Globalization;
using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary><c>recipe berks vendor</c> and <c>package</c>.</summary>
static class BerksCopies
{
    public static int Run(string verb, SourceContext context, Berksfile berksfile, InstallOptions options, BerksArguments arguments)
    {
        if (arguments.Names.Count > 1)
        {
            return Usage.Fail($"berks {verb}: one destination, please; got {string.Join(" ", arguments.Names)}");
        }
        var installation = new BerksInstaller(context, berksfile).Install(options);
        var copies = new Vendoring(context);
        string target;
        if (verb == "vendor")
        {
            target = Path.GetFullPath(arguments.Names.FirstOrDefault() ?? "berks-cookbooks");
            copies.Vendor(installation.Cookbooks, target, arguments.Delete);
        }
        else
        {
            target = Path.GetFullPath(arguments.Names.FirstOrDefault() ?? string.Create(CultureInfo.InvariantCulture, $"cookbooks-{context.Machine.UtcNow.ToUnixTimeSeconds()}.tar.gz"));
            copies.Package(installation.Cookbooks, target);
        }
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object((verb == "vendor" ? "directory" : "file", target), ("cookbooks", BerksOutput.Cookbooks(installation))));
        }
        else if (verb == "package" && !arguments.Quiet)
        {
            StandardStreams.Out.WriteLine($"Cookbook(s) packaged to {target}");
        }
        return 0;
    }
}
