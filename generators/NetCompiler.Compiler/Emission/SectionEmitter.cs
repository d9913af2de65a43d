using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints a static class with the kernels of a section, one method for each group.</summary>
public static class SectionEmitter
{
    /// <summary>What every kernel takes: memory, the caller's data, and the units to compute.</summary>
    private const string Parameters = "in K::KernelMemory m, in KernelInputs data, int first, int end";

    /// <summary>Prints the section and returns its kernels in the order in which they run.</summary>
    public static IReadOnlyList<Kernel> Emit(SourceWriter writer, Section section)
    {
        List<Kernel> kernels = [];
        HashSet<string> names = [];
        if (section.Groups.Count == 0)
        {
            return kernels;
        }

        writer.Open($"private static class {section.Name}");
        foreach (Group group in section.Groups)
        {
            if (kernels.Count > 0)
            {
                writer.Write("");
            }

            Kernel kernel = new(section, group, writer) { MethodName = $"{section.Name}.{NameOf(group, names)}" };
            Print(writer, kernel, group, kernel.Method, () => group.Main.Operator.Emit(kernel));
            kernels.Add(kernel);
            if (group.Main.Operator is Sum && SumEmitter.IsPerChannel(group.Main))
            {
                Kernel combination = new(section, group, writer) { MethodName = $"{kernel.MethodName}Combination" };
                writer.Write("");
                Print(writer, combination, group, combination.Method, () => SumEmitter.EmitCombination(combination));
                kernels.Add(combination);
            }
        }

        writer.Close().Write("");
        return kernels;
    }

    private static void Print(SourceWriter writer, Kernel kernel, Group group, string name, System.Action body)
    {
        writer.Write(Comment(group));
        writer.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"internal static void {name}({Parameters})");
        body();
        writer.Close();
    }

    /// <summary>What a kernel computes: <c>// conv2d0, relu0: [n]x16x8x8 = Convolution, Add, ReLU of input0, conv2d0.weight, conv2d0.bias</c>.</summary>
    internal static string Comment(Group group)
    {
        string operators = string.Join(", ", group.Fused.Select(node => node.Operator.Name));
        string operands = string.Join(", ", group.Operands.Select(operand => Describe(operand)));
        string layers = group.Layers.Length == 0 ? "" : group.Layers + ": ";
        return $"// {layers}{group.Value.Type} = {operators}{(operands.Length == 0 ? "" : " of ")}{operands}";
    }

    private static string Describe(Node node) => node.Operator switch
    {
        Parameter parameter => parameter.ParameterName,
        State state => state.StateName,
        Input input => input.InputName,
        _ => node.Type.ToString(),
    };

    private static string NameOf(Group group, HashSet<string> names)
    {
        string layer = RuntimeNames.Member(group.Value.Layer.Length > 0 ? group.Value.Layer : group.Main.Layer.Length > 0 ? group.Main.Layer : "network");
        string name = layer + group.Main.Operator.Name;
        string unique = name;
        for (int i = 2; !names.Add(unique) || names.Contains(unique + "Combination"); i++)
        {
            unique = name + i;
        }

        return unique;
    }
}
