using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using NetCompiler.Compiler.Layers;
using Xunit;

namespace NetCompiler.Generators.Tests.Layers;

/// <summary>Attributes in the runtime and layers in the compiler are two halves of one thing.</summary>
public sealed class LayerAttributeTests
{
    private const string Suffix = "Attribute";

    private static readonly Type[] s_attributes =
        [.. typeof(LayerAttribute).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LayerAttribute)))];

    public static TheoryData<Type> Attributes => new(s_attributes);

    [Fact]
    public void Every_attribute_has_a_layer_and_every_layer_an_attribute() =>
        Assert.Equal(
            LayerSet.Default.All.Select(layer => layer.Kind).Order(StringComparer.Ordinal),
            s_attributes.Where(attribute => !IsBlock(attribute)).Select(KindOf).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Attributes_are_sealed_and_stand_on_classes_as_often_as_one_likes(Type attribute)
    {
        AttributeUsageAttribute usage = attribute.GetCustomAttribute<AttributeUsageAttribute>(inherit: true)!;

        Assert.True(attribute is { IsSealed: true, Namespace: "NetCompiler" });
        Assert.Equal((AttributeTargets.Class, true, false), (usage.ValidOn, usage.AllowMultiple, usage.Inherited));
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Attributes_with_numbers_take_expressions_in_their_place(Type attribute)
    {
        // The arguments of a block are bound in its own layers, so that its constructor is one.
        ConstructorInfo[] typed = IsBlock(attribute) ? [] : [.. attribute.GetConstructors().Where(constructor => constructor.GetParameters().Any(IsNumber))];
        foreach (ConstructorInfo constructor in typed)
        {
            Assert.Contains(attribute.GetConstructors(), other => IsForExpressions(other, constructor));
        }
    }

    [Fact]
    public void Sizes_of_inputs_are_the_only_numbers_without_expressions() =>
        Assert.Equal([typeof(int[])], typeof(InputAttribute).GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType));

    [Fact]
    public void Both_constructors_mean_the_same()
    {
        Conv2DAttribute typed = new(8, 3, padding: 1);
        Conv2DAttribute untyped = new("8", 3, padding: 1);

        Assert.Equal((8, 3, 1, 1, true), (typed.Filters, typed.Kernel, typed.Stride, typed.Padding, typed.Bias));
        Assert.Equal(("8", 3, 1, 1, true), (untyped.Filters, untyped.Kernel, untyped.Stride, untyped.Padding, untyped.Bias));
        Assert.Equal((0.1f, 1e-5f), (new BatchNormAttribute().Momentum, new BatchNormAttribute("0.2").Epsilon));
        Assert.Equal((0, 0, false), (new MaxPool2DAttribute("n").Stride, new MaxPool2DAttribute(2).Padding, new MaxPool2DAttribute("n").Ceiling));
        Assert.Equal((0, false, true), (new AveragePool2DAttribute("n").Stride, new AveragePool2DAttribute(2).Ceiling, new AveragePool2DAttribute("n").IncludePadding));
        Assert.Equal((true, false), (new DenseAttribute("n").Bias, new DenseAttribute(3, bias: false).Bias));
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_property_is_set_in_a_network_that_compiles(Type attribute)
    {
        // Conditions are read by what walks the list, for all layers alike. For the others: lowering throws if a layer does not read what is written: these networks hold the attributes to that.
        string kind = KindOf(attribute);
        foreach (PropertyInfo property in attribute.GetProperties().Where(property => property.SetMethod?.IsPublic == true && property.Name != nameof(LayerAttribute.If)))
        {
            Assert.Contains(NetworkSources.Files, source => Regex.IsMatch(source, $@"\b{kind}\([^)]*\b{property.Name} = "));
        }
    }

    [Fact]
    public void Initializers_are_those_of_the_compiler() => Assert.Equal(Enum.GetNames<Initializer>(), InitializerChoice.Names);

    // A generic attribute is another way to write the same layer.
    private static string KindOf(Type attribute) => attribute.Name.Split('`')[0][..^Suffix.Length];

    private static bool IsBlock(Type attribute) => attribute.IsSubclassOf(typeof(BlockAttribute));

    private static bool IsNumber(ParameterInfo parameter) => parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(float);

    private static bool IsForExpressions(ConstructorInfo constructor, ConstructorInfo typed)
    {
        ParameterInfo[] parameters = constructor.GetParameters();
        IEnumerable<(string?, bool)> expected = typed.GetParameters().Select(parameter => (parameter.Name, parameter.IsOptional));
        return parameters.All(parameter => parameter.ParameterType == typeof(object))
            && parameters.Select(parameter => (parameter.Name, parameter.IsOptional)).SequenceEqual(expected);
    }
}
