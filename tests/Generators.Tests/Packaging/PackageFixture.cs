using System;
using System.IO;
using System.Linq;
using System.Security;
using NetCompiler.Generators.Tests.Harness;

namespace NetCompiler.Generators.Tests.Packaging;

/// <summary>Packs NetCompiler as a user would get it, into a feed in a temporary folder.</summary>
public sealed class PackageFixture : IDisposable
{
    // Each run has a version of its own: NuGet never looks again at a package that it knows.
    private static readonly string s_version = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    /// <summary>Packs.</summary>
    public PackageFixture()
    {
        // Everything goes to the temporary folder, also what lies between: other tests are built and run beside this one.
        (int exitCode, string output) = CommandLine.Dotnet(
            Repository.Root,
            "pack", "src/NetCompiler", "-c", "Release", "-o", Feed, "--artifacts-path", Path.Combine(Root, "artifacts"), $"-p:Version={s_version}");
        if (exitCode != 0)
        {
            throw new InvalidOperationException("dotnet pack failed:\n" + output);
        }
    }

    /// <summary>A folder outside the repository, so that nothing of it is inherited.</summary>
    private string Root { get; } = Directory.CreateTempSubdirectory("NetCompiler.PackageTest").FullName;

    /// <summary>The package.</summary>
    public string Package => Directory.GetFiles(Feed, "*.nupkg").Single();

    private string Feed => Path.Combine(Root, "feed");

    /// <summary>Writes a project: what <c>dotnet new console</c> gives, warnings as errors, and one package. One of that name is used again.</summary>
    public string CreateProject(string name, string program)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetCompiler" Version="{s_version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), Configuration());
        return folder;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);

    // The one package that NetCompiler needs is in this machine's package folder, since the repository was restored: a package folder serves as a
    // feed, so that the test needs no network.
    private string Configuration()
    {
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{SecurityElement.Escape(Path.Combine(Root, "packages"))}" />
              </config>
              <packageSources>
                <add key="feed" value="{SecurityElement.Escape(Feed)}" />
                <add key="machine" value="{SecurityElement.Escape(machine)}" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="feed"><package pattern="NetCompiler" /></packageSource>
                <packageSource key="machine"><package pattern="System.Numerics.Tensors" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """;
    }
}
