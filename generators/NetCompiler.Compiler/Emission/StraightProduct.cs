using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// Prints y = x w of a vector, with the bias and activation of the group, in straight lines. Lanes are outputs, and each number of x is a factor
/// of its own; or, where there are few outputs, vectors of x are multiplied whole, with the weights in groups of lanes
/// (<see cref="LaneGroupLayout"/>).
/// </summary>
public static class StraightProduct
{
    // Columns that are computed together, so that additions need not wait for each other.
    private const int Chains = 8;

    // Multiply-adds up to which a product is unrolled, in parts, or where each waits for the one before.
    private const int MostUnrolled = 64, MostUnrolledChains = 16;

    /// <summary>Prints the product; false where that cannot be.</summary>
    public static bool Emit(Kernel kernel, VectorText vector)
    {
        Node x = kernel.Node.Inputs[0], w = kernel.Node.Inputs[1];
        if (kernel.LayoutOf(w) is not PanelLayout panels
            || !StraightEmitter.IsVector(kernel.Strided(x)) || !StraightEmitter.IsVector(kernel.Strided(kernel.Value))
            || (kernel.Sample is null && LinearEmitter.IsSplit(kernel, panels)))
        {
            return false;
        }

        kernel.StraightWork = panels.Depth * Packing.Padded(panels.Outputs) / Packing.Lanes;
        bool isHeld = kernel.Sample?.Holds(kernel.Value) == true;
        if (isHeld)
        {
            kernel.Writer.Write($"{vector.Type} {string.Join(", ", kernel.Sample!.NamesOf(kernel.Value, vector))};");
        }

        kernel.Writer.Open();
        if (kernel.Sample is not null && kernel.Node.Inputs.Count == Linear.StraightInputs && kernel.PlacementOf(x).Home == Home.Rows)
        {
            EmitGroups(kernel, vector, (LaneGroupLayout)kernel.LayoutOf(kernel.Node.Inputs[2]));
        }
        else
        {
            EmitPanels(kernel, vector, panels);
        }

        kernel.Writer.Close();
        return true;
    }

    private static void EmitPanels(Kernel kernel, VectorText vector, PanelLayout panels)
    {
        SourceWriter writer = kernel.Writer;
        bool isHeld = kernel.Sample?.Holds(kernel.Value) == true;
        string target = isHeld ? "" : $", y = ref {kernel.At(kernel.Value)}";
        writer.Write($"ref float x = ref {kernel.At(kernel.Node.Inputs[0])}, w = ref {kernel.At(kernel.Node.Inputs[1])}{target};");
        int columns = isHeld ? Packing.RoundUp(panels.Outputs, vector.Lanes) : Packing.Padded(panels.Outputs);
        int together = Chains * vector.Lanes, looped = columns < 2 * together ? 0 : columns - (columns % together);
        if (looped > 0)
        {
            writer.Open($"for (int first = 0; first < {looped}; first += {together})");
            writer.Write($"ref float wf = ref Unsafe.Add(ref w, first * {Literals.Of(panels.Depth)}), yf = ref Unsafe.Add(ref y, first);");
            EmitColumns(kernel, vector, panels, Starts(0, together, vector), "f", "first");
            writer.Close();
        }

        if (looped < columns)
        {
            writer.Open();
            EmitColumns(kernel, vector, panels, Starts(looped, columns, vector), "", "");
            writer.Close();
        }
    }

    private static int[] Starts(int first, int end, VectorText vector) =>
        [.. Enumerable.Range(0, (end - first) / vector.Lanes).Select(i => first + (i * vector.Lanes))];

    // Columns that are computed together, with the weights at w and the results at y, or both with a suffix, and the bias some place further.
    private static void EmitColumns(Kernel kernel, VectorText vector, PanelLayout panels, int[] starts, string suffix, string place)
    {
        string w = "w" + suffix;
        SourceWriter writer = kernel.Writer;
        int parts = kernel.Sample is not null ? Parts(panels) : 1;
        if (kernel.Group.Bias is Node bias)
        {
            writer.Write($"ref float b{suffix} = ref {(place.Length == 0 ? kernel.At(bias) : $"Unsafe.Add(ref {kernel.At(bias)}, {place})")};");
        }

        for (int part = 0; part < parts; part++)
        {
            for (int i = 0; i < starts.Length; i++)
            {
                string start = kernel.Group.Bias is null || part > 0 ? $"{vector.Type}.Zero" : vector.Load("b" + suffix, starts[i]);
                writer.Write($"{vector.Type} {Sum(part, i)} = {start};");
            }
        }

        int[] places = [.. starts.Select(column => (column / panels.Width * panels.PanelLength) + (column % panels.Width))];
        if (panels.Depth * starts.Length <= (kernel.Sample is not null ? MostUnrolled : MostUnrolledChains))
        {
            for (int k = 0; k < panels.Depth; k++)
            {
                writer.Write($"{vector.Type} x{k} = {vector.Name}.Create({(k == 0 ? "x" : $"Unsafe.Add(ref x, {k})")});");
                EmitTerms(writer, vector, k % parts, $"x{k}", w, [.. places.Select(place => place + (k * panels.Width))]);
            }
        }
        else
        {
            writer.Open($"for (int k = 0; k < {Literals.Of(panels.Depth)}; k++)");
            writer.Write($"{vector.Type} a = {vector.Name}.Create(Unsafe.Add(ref x, k));");
            writer.Write($"ref float wk = ref Unsafe.Add(ref {w}, k * {panels.Width});");
            EmitTerms(writer, vector, 0, "a", "wk", places);
            writer.Close();
        }

        for (int i = 0; i < starts.Length; i++)
        {
            EmitResult(kernel, vector, Added([.. Enumerable.Range(0, parts).Select(part => Sum(part, i))]), starts[i], suffix);
        }
    }

    // As many as keep four vectors of 16 busy; equal for both widths of vectors, so that bits are.
    private static int Parts(PanelLayout panels)
    {
        int vectors = Packing.Padded(panels.Outputs) / Packing.Lanes;
        return panels.Depth * vectors * (Packing.Lanes / VectorText.Narrow.Lanes) > MostUnrolled ? 1
            : vectors > 2 || panels.Depth < 4 ? 1
            : vectors == 2 || panels.Depth < 8 ? 2 : 4;
    }

    private static string Sum(int part, int column) => $"{(char)('c' + part)}{column}";

    private static string Added(string[] sums) => sums.Length switch
    {
        1 => sums[0],
        4 => $"(({sums[0]} + {sums[1]}) + ({sums[2]} + {sums[3]}))",
        _ => $"({string.Join(" + ", sums)})",
    };

    private static void EmitTerms(SourceWriter writer, VectorText vector, int part, string factor, string weights, int[] places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            writer.Write($"{Sum(part, i)} = {vector.MultiplyAdd(factor, vector.Load(weights, places[i]), Sum(part, i))};");
        }
    }

    // The activation of a sum, kept or stored.
    private static void EmitResult(Kernel kernel, VectorText vector, string sum, int lane, string suffix)
    {
        string result = kernel.Group.Activation is null ? sum : $"{kernel.Epilogue}.Apply({Chain.Bare(sum)})";
        kernel.Writer.Write(kernel.Sample?.Holds(kernel.Value) == true
            ? $"{kernel.Sample.NamesOf(kernel.Value, vector)[lane / vector.Lanes]} = {Chain.Bare(result)};"
            : $"{result}.StoreUnsafe(ref y{suffix}, {Literals.Of(lane)});");
    }

    // Each vector of x is multiplied as often as a group has lanes, each time with another of its numbers in all lanes of the group.
    private static void EmitGroups(Kernel kernel, VectorText vector, LaneGroupLayout groups)
    {
        SourceWriter writer = kernel.Writer;
        writer.Write($"ref float w = ref {kernel.At(kernel.Node.Inputs[2])};");
        List<string>[,] sums = new List<string>[groups.Groups, Packing.Lanes / vector.Lanes];
        for (int first = 0; first < groups.Depth; first += vector.Lanes)
        {
            int v = first / vector.Lanes;
            string x = VectorOf(kernel, vector, v, groups.Depth - first);
            if (groups.Group > 1 || groups.Depth > vector.Lanes)
            {
                writer.Write($"{vector.Type} x{v} = {x};");
                x = $"x{v}";
            }

            for (int lane = 0; lane < groups.Group; lane++)
            {
                string factor = x;
                if (groups.Group > 1)
                {
                    factor = $"x{v}{(char)('a' + lane)}";
                    writer.Write($"{vector.Type} {factor} = K::LaneGroups.Spread({x}, {Control(groups.Group, lane)});");
                }

                int place = (first / Packing.Lanes * groups.BlockLength) + (lane * Packing.Lanes) + (first % Packing.Lanes);
                EmitGroupTerms(kernel, vector, groups, sums, factor, place, (first / Packing.Lanes * groups.Group) + lane);
            }
        }

        EmitGroupSums(kernel, vector, groups, sums);
    }

    // The products of one factor with the weights of all groups of outputs.
    private static void EmitGroupTerms(Kernel kernel, VectorText vector, LaneGroupLayout groups, List<string>[,] sums, string factor, int place, int term)
    {
        int half = place % Packing.Lanes / vector.Lanes, halves = Packing.Lanes / vector.Lanes;
        int terms = groups.Group * Packing.RoundUp(groups.Depth, Packing.Lanes) / Packing.Lanes;
        int parts = groups.Groups > 2 || terms < 4 ? 1 : groups.Groups == 2 || terms < 8 ? 2 : 4;
        for (int group = 0; group < groups.Groups; group++)
        {
            string sum = Sum(term % parts, (group * halves) + half), weights = vector.Load("w", place + (group * groups.Group * Packing.Lanes));
            List<string> known = sums[group, half] ??= [];
            if (known.Contains(sum))
            {
                kernel.Writer.Write($"{sum} = {vector.MultiplyAdd(factor, weights, sum)};");
                continue;
            }

            known.Add(sum);
            kernel.Writer.Write($"{vector.Type} {sum} = {factor} * {weights};");
        }
    }

    // The sums over lanes of the same output, and what the group does with them.
    private static void EmitGroupSums(Kernel kernel, VectorText vector, LaneGroupLayout groups, List<string>[,] sums)
    {
        SourceWriter writer = kernel.Writer;
        bool isHeld = kernel.Sample!.Holds(kernel.Value);
        if (!isHeld)
        {
            writer.Write($"ref float y = ref {kernel.At(kernel.Value)};");
        }

        string[] totals = [.. Enumerable.Range(0, groups.Groups).Select(group => string.Join(
            " + ", Enumerable.Range(0, sums.GetLength(1)).Where(half => sums[group, half] is not null).Select(half => Added([.. sums[group, half]]))))];
        int perVector = vector.Lanes / groups.Group, results = (groups.Outputs + vector.Lanes - 1) / vector.Lanes;
        for (int i = 0; i < results; i++)
        {
            string[] summed = [.. totals.Skip(i * perVector).Take(perVector).Select(Chain.Bare)];
            string sum = $"K::LaneGroups.{(groups.Group == 1 ? "Sum" : groups.Group == 2 ? "SumPairs" : "SumFours")}({string.Join(", ", summed)})";
            EmitResult(
                kernel, vector, kernel.Group.Bias is Node bias ? $"({sum} + {vector.Load(kernel.At(bias), i * vector.Lanes)})" : sum, i * vector.Lanes, "");
        }
    }

    // A vector of x, whose lanes beyond the true ones are zero: they may hold anything, and are multiplied with zeros.
    private static string VectorOf(Kernel kernel, VectorText vector, int index, int valid)
    {
        Node x = kernel.Node.Inputs[0];
        string value = kernel.Sample!.Holds(x) ? kernel.Sample.NamesOf(x, vector)[index] : vector.Load(kernel.At(x), index * vector.Lanes);
        return valid >= vector.Lanes ? value : $"M::VectorMath.Select({valid}, 0, {value})";
    }

    // Which of a group's lanes each lane takes, of every four lanes, two bits for each.
    private static string Control(int group, int lane) => group == 4 ? $"0x{lane * 0x55:X2}" : lane == 0 ? "0xA0" : "0xF5";
}
