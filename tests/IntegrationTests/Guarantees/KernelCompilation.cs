using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.CompilerServices;
using NetCompiler.IntegrationTests.Probes.Declared;
using Zoo;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>
/// Compiles all kernels of the library, the generic ones for each struct that they take, and those of some networks, without running them: a process
/// that does it is one whose code can be looked at.
/// </summary>
internal static class KernelCompilation
{
    /// <summary>The command by which this assembly does it.</summary>
    public const string Command = "compile-kernels";

    // A perceptron, a small one in straight lines, convolutions and attention.
    private static readonly Type[] s_networks =
        [typeof(BlockNetwork), typeof(WeightedNetwork), typeof(ImageClassifier), typeof(LeNet5), typeof(TokenClassifier), typeof(BertTiny)];

    /// <summary>Compiles them.</summary>
    /// <returns>How many.</returns>
    public static string Run()
    {
        Type[] generated = [.. s_networks.SelectMany(Nested)], library = typeof(NetworkCore).Assembly.GetTypes();
        Type[] arguments = [.. library.Concat(generated).Where(type => type.IsValueType && !type.IsByRefLike), typeof(float)];
        IEnumerable<MethodInfo> open = library.Concat(generated).Where(IsForThisMachine).SelectMany(KernelsOf);
        MethodInfo[] kernels = [.. open.SelectMany(method => Closed(method, arguments))];
        foreach (MethodInfo kernel in kernels)
        {
            RuntimeHelpers.PrepareMethod(kernel.MethodHandle, TypesOf(kernel));
        }

        return $"{kernels.Length}";
    }

    private static IEnumerable<Type> Nested(Type type) =>
        type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(nested => Nested(nested).Prepend(nested));

    // Kernels are what the compiler is to optimize at once. Texts for vectors of 512 bits are never called where there are none.
    private static IEnumerable<MethodInfo> KernelsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization) && IsForThisMachine(method));

    private static bool IsForThisMachine(MemberInfo member) =>
        Vector512.IsHardwareAccelerated || !member.Name.EndsWith("512", StringComparison.Ordinal);

    private static IEnumerable<MethodInfo> Closed(MethodInfo method, Type[] arguments)
    {
        if (!method.IsGenericMethodDefinition)
        {
            return [method];
        }

        IEnumerable<Type[]> choices = [[]];
        foreach (Type parameter in method.GetGenericArguments())
        {
            Type[] fitting = [.. arguments.Where(argument => Fits(argument, parameter))];
            choices = choices.SelectMany(choice => fitting.Select(argument => (Type[])[.. choice, argument]));
        }

        return choices.Select(choice => method.MakeGenericMethod(choice));
    }

    // An argument without a constraint is the type of an element.
    private static bool Fits(Type argument, Type parameter)
    {
        Type[] constraints = [.. parameter.GetGenericParameterConstraints().Where(constraint => constraint.IsInterface)];
        return constraints.Length == 0 ? argument == typeof(float) : constraints.All(constraint => constraint.IsAssignableFrom(argument));
    }

    private static RuntimeTypeHandle[]? TypesOf(MethodInfo method) =>
        method.IsGenericMethod ? Array.ConvertAll(method.GetGenericArguments(), type => type.TypeHandle) : null;
}
