using System.Collections.Generic;
using System.Text;

namespace NetCompiler.Compiler.Emission;

/// <summary>Names of the runtime that generated code uses, and how names of layers become names of members. Each stands once.</summary>
public static class RuntimeNames
{
    /// <summary>
    /// What generated files import. The library's own names are reached through aliases, which nothing that the user declares can hide: N for
    /// NetCompiler, K for its kernels and services, M for its mathematics.
    /// </summary>
    public static IReadOnlyList<string> Usings { get; } =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Numerics", "System.Runtime.CompilerServices", "System.Runtime.InteropServices",
        "System.Runtime.Intrinsics", "N = global::NetCompiler", "K = global::NetCompiler.CompilerServices", "M = global::NetCompiler.Mathematics",
    ];

    /// <summary>The member of a name: <c>dense0.weight</c> is <c>Dense0Weight</c>, <c>running_mean</c> <c>RunningMean</c>.</summary>
    public static string Member(string name)
    {
        StringBuilder member = new();
        bool start = true;
        foreach (char c in name)
        {
            if (c is '.' or '_' or ' ' or '-')
            {
                start = true;
                continue;
            }

            // Digits would run together: body.1.10 is Body1_10, not Body110.
            if (start && char.IsDigit(c) && member.Length > 0 && char.IsDigit(member[member.Length - 1]))
            {
                member.Append('_');
            }

            member.Append(start ? char.ToUpperInvariant(c) : c);
            start = false;
        }

        return member.Length == 0 || char.IsDigit(member[0]) ? "_" + member : member.ToString();
    }
}
