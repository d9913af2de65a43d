using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// The kernels of a network, each printed once: groups that compute the same on equal shapes call one method with other places. Likewise the
/// elementwise chains that the library's loops run.
/// </summary>
public sealed class KernelSet
{
    // What every kernel takes: memory, the caller's data, and the units to compute.
    private const string Parameters = "in K::KernelMemory m, in KernelInputs data, int first, int end";

    private readonly SourceWriter _methods = new();
    private readonly SourceWriter _chains = new();
    private readonly Dictionary<string, string> _methodOf = [];
    private readonly Dictionary<string, string> _chainOf = [];
    private readonly HashSet<string> _names = [];

    /// <summary>The kernels of a section, in the order in which they run.</summary>
    public IReadOnlyList<Kernel> Add(Section section)
    {
        List<Kernel> kernels = [];
        foreach (Group group in section.Groups)
        {
            kernels.Add(Add(section, group, "", group.Main.Operator.Emit));
            if (group.Main.Operator is Sum && SumEmitter.IsPerChannel(group.Main))
            {
                kernels.Add(Add(section, group, "Combination", SumEmitter.EmitCombination));
            }
        }

        return kernels;
    }

    /// <summary>The struct of a chain.</summary>
    public string NameOf(Chain chain)
    {
        string members = chain.Members();
        if (!_chainOf.TryGetValue(members, out string? name))
        {
            name = Unique(chain.Name);
            _chainOf.Add(members, name);
            _chains.Open($"private readonly struct {name} : K::IElementwise").Write(members).Close();
        }

        return name;
    }

    /// <summary>Prints the class that holds them.</summary>
    public void Emit(SourceWriter writer)
    {
        writer.Open("private static class Kernels");
        writer.Write(_methods.ToString().TrimEnd('\n'));
        writer.Write(_chainOf.Count == 0 ? "" : "\n" + _chains.ToString().TrimEnd('\n'));
        writer.Close();
    }

    /// <summary>What a group computes: <c>// conv2d0, relu0: [n]x16x8x8 = Convolution, Add, ReLU of input0, conv2d0.weight, conv2d0.bias</c>.</summary>
    public static string Comment(Group group)
    {
        string layers = group.Layers.Length == 0 ? "" : group.Layers + ": ";
        return $"// {layers}{Formula(group, Describe)}";
    }

    private Kernel Add(Section section, Group group, string suffix, System.Action<Kernel> print)
    {
        SourceWriter writer = new();
        Kernel kernel = new(section, group, writer, this);
        print(kernel);
        string body = $"{kernel.Parameters})\n{{\n{writer}}}";
        if (!_methodOf.TryGetValue(body, out string? method))
        {
            method = Unique(NameOf(group) + suffix);
            _methodOf.Add(body, method);
            _methods.Write($"// {Formula(group, node => node.Type.ToString())}");
            _methods.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            _methods.Open($"internal static void {method}({Parameters}{kernel.Parameters})");
            _methods.Write(writer.ToString().TrimEnd('\n'));
            _methods.Close();
        }

        kernel.Method = method;
        return kernel;
    }

    private static string Formula(Group group, System.Func<Node, string> describe)
    {
        string operators = string.Join(", ", group.Fused.Select(node => node.Operator.Name));
        string operands = string.Join(", ", group.Operands.Select(describe));
        return $"{group.Value.Type} = {operators}{(operands.Length == 0 ? "" : " of ")}{operands}";
    }

    private static string Describe(Node node) => node.Operator switch
    {
        Parameter parameter => parameter.ParameterName,
        State state => state.StateName,
        Input input => input.InputName,
        _ => node.Type.ToString(),
    };

    // Convolution16x8x8: the operator that gives the kernel its form, and the shape of what it computes.
    private static string NameOf(Group group) => group.Main.Operator.Name + string.Join("x", group.Value.Shape.Dimensions);

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++)
        {
            unique = $"{name}_{i}";
        }

        return unique;
    }
}
