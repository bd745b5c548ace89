namespace RecipeEngine.Cookbooks.Scaffold;

/// <summary>The files of a new cookbook: small, and such that it converges and passes the lint at once.</summary>
public static class NewCookbook
{
    /// <summary>Writes a cookbook below a directory; RecipeError when the name is none or something is there already. The paths written.</summary>
    public static IReadOnlyList<string> Write(ISystem machine, string directory, string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') || !char.IsAsciiLetter(name[0]))
        {
            throw RecipeError.Ruby("ArgumentError", $"'{name}' is no name of a cookbook: use letters, digits and underscores");
        }

        var root = MachinePath.Join(directory, name);
        if (machine.TryLStat(root) is not null)
        {
            throw RecipeError.Ruby("Errno::EEXIST", $"{root} exists already: choose another name, or remove it");
        }

        var files = Files(name).ToList();
        foreach (var (path, text) in files)
        {
            machine.CreateDirectories(MachinePath.Parent($"{root}/{path}"));
            machine.WriteText($"{root}/{path}", text);
        }

        return files.Select(file => $"{root}/{file.Path}").ToList();
    }

    static IEnumerable<(string Path, string Text)> Files(string name)
    {
        yield return ("metadata.rb", $"""
            name '{name}'
            version '0.1.0'
            maintainer 'The Authors'
            license 'All Rights Reserved'
            description 'Installs and configures {name}'
            chef_version '>= 16.0'

            """);
        yield return ("Berksfile", """
            source 'https://supermarket.chef.io'

            metadata

            """);
        yield return ("README.md", $"""
            # {name}

            Try it without changing anything, then converge:

                recipe converge --dry-run .
                recipe converge .

            """);
        yield return ("CHANGELOG.md", $"# {name}\n\n## 0.1.0\n\n- First version\n");
        yield return ("chefignore", "# Files that are no part of the cookbook\n.git*\nBerksfile.lock\nspec/*\ntest/*\n*~\n");
        yield return ("attributes/default.rb", $"default['{name}']['greeting'] = 'Hello'\n");
        yield return ("recipes/default.rb", $$"""
            log "{{name}}: #{node['{{name}}']['greeting']}"

            """);
    }
}
