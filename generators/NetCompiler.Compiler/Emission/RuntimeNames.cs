using System.Text;

namespace NetCompiler.Compiler.Emission;

/// <summary>Names of the runtime that generated code uses, and how names of layers become names of members. Each stands once.</summary>
public static class RuntimeNames
{
    /// <summary>The namespaces that generated kernels import.</summary>
    public static readonly string[] KernelNamespaces =
    [
        "System", "System.Collections.Generic", "System.Numerics", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics",
        "NetCompiler", "NetCompiler.CompilerServices", "NetCompiler.Mathematics",
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
