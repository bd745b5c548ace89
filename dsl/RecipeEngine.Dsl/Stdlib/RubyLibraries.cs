using System.Text;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>The libraries that this project wrote in Ruby (<c>Stdlib/InRuby</c>, embedded), and what is said about those that are not there.</summary>
public static class RubyLibraries
{
    /// <summary>Names that the original library's parts have, and the one that holds them here.</summary>
    static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["optionparser"] = "optparse",
        ["json/add/date"] = "json/add/core",
        ["json/add/date_time"] = "json/add/core",
        ["json/add/exception"] = "json/add/core",
        ["json/add/range"] = "json/add/core",
        ["json/add/regexp"] = "json/add/core",
        ["json/add/struct"] = "json/add/core",
        ["json/add/symbol"] = "json/add/core",
        ["json/add/time"] = "json/add/core",
        ["rational"] = "thread",
        ["complex"] = "thread",
        ["enumerator"] = "thread",
        ["psych/y"] = "psych",
        ["open3/version"] = "open3",
    };

    static readonly HashSet<string> RexmlParts = new(StringComparer.Ordinal)
    {
        "attlistdecl", "attribute", "cdata", "child", "comment", "doctype", "element", "entity", "formatters/default", "formatters/pretty", "formatters/transitive", "functions", "instruction",
        "namespace", "node", "output", "parent", "parseexception", "parsers/baseparser", "parsers/pullparser", "parsers/streamparser", "parsers/treeparser", "parsers/xpathparser", "rexml", "source",
        "streamlistener", "text", "undefinednamespaceexception", "xmldecl", "xmltokens", "xpath", "xpath_parser",
    };

    /// <summary>The text of a library by the name that <c>require</c> uses; null when none is written in Ruby.</summary>
    public static string? Source(string name)
    {
        if (Parts.TryGetValue(name, out var whole) || (name.StartsWith("rexml/", StringComparison.Ordinal) && RexmlParts.Contains(name[6..]) && (whole = "rexml/document") is not null))
        {
            return $"require '{whole}'";
        }
        using var stream = typeof(RubyLibraries).Assembly.GetManifestResourceStream("ruby/" + name);
        if (stream is null)
        {
            return null;
        }
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>What can be done about a name that cannot be loaded: a second line for the message, empty for paths.</summary>
    public static string Advice(string name)
    {
        if (name.Length == 0 || name[0] is '/' or '.' or '~' || name.EndsWith(".rb", StringComparison.Ordinal) || name.EndsWith(".so", StringComparison.Ordinal))
        {
            return "";
        }
        var gem = name.Split('/')[0];
        return gem switch
        {
            "chefspec" or "rspec" or "spec_helper" or "serverspec" or "inspec" or "minitest" or "test" or "kitchen" or "berkshelf" or "foodcritic" or "cookstyle" or "rubocop" =>
                $"\n{gem} is a test tool that is not part of this Ruby; tests need the original one",
            "bundler" => "\nThere is no Bundler here: no gem is installed, so there is nothing to set up; rescue LoadError or remove the line",
            "chef" or "ohai" or "mixlib" => "",
            "ripper" or "debug" or "irb" or "fiddle" or "win32ole" => $"\n{gem} belongs to the original Ruby's own machinery, which is not there",
            _ => $"\nNo gems can be installed here: when {gem} is written in plain Ruby, put its lib directory on $LOAD_PATH; when it holds native code, use a command or Ruby's standard library instead",
        };
    }
}
